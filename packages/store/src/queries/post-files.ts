import { type Db, hot, type WriteDb } from '../store.ts';

export interface PostFileRow {
  id: string;
  user_id: string;
  post_id: string;
  channel_id: string | null;
  create_at: number;
  update_at: number;
  delete_at: number;
  name: string;
  extension: string;
  size: number;
  mime_type: string;
  width: number;
  height: number;
  has_preview_image: boolean;
  mini_preview: Uint8Array | null;
  remote_id: string | null;
  archived: boolean;
}

export const fileColumns = [
  'id',
  'creatorid as user_id',
  'postid as post_id',
  'channelid as channel_id',
  'createat as create_at',
  'updateat as update_at',
  'deleteat as delete_at',
  'name',
  'extension',
  'size',
  'mimetype as mime_type',
  'width',
  'height',
  'haspreviewimage as has_preview_image',
  'minipreview as mini_preview',
  'remoteid as remote_id',
  'archived',
] as const;

const ofPosts = hot<{ ids: unknown }, PostFileRow>(
  (db, p) =>
    db.selectFrom('fileinfo').select(fileColumns).where(db.dialect.anyOfList('postid', p.ids)).where('deleteat', '=', 0).orderBy('createat') as never,
);
const withDeleted = hot<{ ids: unknown }, PostFileRow>(
  (db, p) => db.selectFrom('fileinfo').select(fileColumns).where(db.dialect.anyOfList('postid', p.ids)).orderBy('createat') as never,
);

/** In the order in which they were uploaded. */
export const filesOfPosts = async (db: Db, postIds: readonly string[], deletedToo = false): Promise<PostFileRow[]> =>
  postIds.length === 0 ? [] : (deletedToo ? withDeleted : ofPosts)(db, { ids: db.dialect.list(postIds) });

/** Files by id, deleted ones too. */
export async function filesByIds(db: Db, ids: readonly string[]): Promise<PostFileRow[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('fileinfo').select(fileColumns).where(db.dialect.anyOf('id', ids)).orderBy('createat').execute();
}

/** Those of the files that are the author's and belong to no message yet now belong to this one. Answers their ids. */
export async function attachFiles(db: WriteDb, post: { id: string; channel_id: string; user_id: string }, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .updateTable('fileinfo')
    .set({ postid: post.id, channelid: post.channel_id })
    .where(db.dialect.anyOf('id', ids))
    .where('postid', '=', '')
    .where('creatorid', '=', post.user_id)
    .where('deleteat', '=', 0)
    .returning('id')
    .execute();
  return rows.map((r) => r.id).sort();
}

/** Those of the files that were sent to another channel than this. */
export async function filesElsewhere(db: Db, ids: readonly string[], channelId: string): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('fileinfo').select(['id', 'channelid']).where(db.dialect.anyOf('id', ids)).execute();
  return rows.filter((row) => row.channelid !== channelId).map((row) => row.id);
}

export async function markFilesDeleted(db: WriteDb, ids: readonly string[], at: number): Promise<void> {
  if (ids.length > 0) await db.updateTable('fileinfo').set({ deleteat: at }).where(db.dialect.anyOf('id', ids)).execute();
}
export async function markFilesOfPostsDeleted(db: WriteDb, postIds: readonly string[], at: number): Promise<void> {
  await db.updateTable('fileinfo').set({ deleteat: at }).where(db.dialect.anyOf('postid', postIds)).where('deleteat', '=', 0).execute();
}
/** Files that went with their messages are there again. Answers their ids. */
export async function restoreFilesOfPosts(db: WriteDb, postIds: readonly string[], deletedAt: number): Promise<string[]> {
  const query = db.updateTable('fileinfo').set({ deleteat: 0 }).where(db.dialect.anyOf('postid', postIds)).where('deleteat', '=', deletedAt);
  return (await query.returning('id').execute()).map((row) => row.id);
}
/** Files that were taken off the message are on it again. Answers their ids. */
export async function undeleteFiles(db: WriteDb, postId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const back = await db
    .updateTable('fileinfo')
    .set({ deleteat: 0 })
    .where('postid', '=', postId)
    .where(db.dialect.anyOf('id', ids))
    .where('deleteat', '>', 0)
    .returning('id')
    .execute();
  return back.map((row) => row.id);
}

/** The files of a message belong to none any more, so that another can take them. */
export async function detachFiles(db: WriteDb, postId: string): Promise<void> {
  await db.updateTable('fileinfo').set({ postid: '' }).where('postid', '=', postId).execute();
}
