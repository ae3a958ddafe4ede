import { type Db, hot, type WriteDb } from '../store.ts';

export const postColumns = [
  'posts.id',
  'posts.createat as create_at',
  'posts.updateat as update_at',
  'posts.editat as edit_at',
  'posts.deleteat as delete_at',
  'posts.ispinned as is_pinned',
  'posts.userid as user_id',
  'posts.channelid as channel_id',
  'posts.rootid as root_id',
  'posts.originalid as original_id',
  'posts.message',
  'posts.type',
  'posts.props',
  'posts.hashtags',
  'posts.fileids as file_ids',
  'posts.hasreactions as has_reactions',
  'posts.remoteid as remote_id',
] as const;

/** A message as stored; `file_ids` is JSON text. */
export interface PostRow {
  id: string;
  create_at: number;
  update_at: number;
  edit_at: number;
  delete_at: number;
  is_pinned: boolean;
  user_id: string;
  channel_id: string;
  root_id: string;
  original_id: string;
  message: string;
  type: string;
  props: Record<string, unknown> | null;
  hashtags: string;
  file_ids: string;
  has_reactions: boolean;
  remote_id: string | null;
}

export const selectPosts = (db: Db) => db.selectFrom('posts').select(postColumns);
const byId = hot<{ id: string }, PostRow>((db, p) => selectPosts(db).where('id', '=', p.id) as never);

/** Not one that was deleted. */
export async function findPost(db: Db, id: string): Promise<PostRow | undefined> {
  const row = (await byId(db, { id }))[0];
  return row && row.delete_at === 0 ? row : undefined;
}
/** Deleted ones and old versions too. */
export async function findAnyPost(db: Db, id: string): Promise<PostRow | undefined> {
  return (await byId(db, { id }))[0];
}

export async function postsByIds(db: Db, ids: readonly string[]): Promise<PostRow[]> {
  if (ids.length === 0) return [];
  return (await selectPosts(db).where(db.dialect.anyOf('posts.id', ids)).execute()) as PostRow[];
}

const insert = hot<PostRow, never>(
  (db, p) =>
    db.insertInto('posts').values({
      id: p.id,
      createat: p.create_at,
      updateat: p.update_at,
      editat: p.edit_at,
      deleteat: p.delete_at,
      ispinned: p.is_pinned,
      userid: p.user_id,
      channelid: p.channel_id,
      rootid: p.root_id,
      originalid: p.original_id,
      message: p.message,
      type: p.type,
      props: p.props as never,
      hashtags: p.hashtags,
      filenames: '[]',
      fileids: p.file_ids,
      hasreactions: p.has_reactions,
      remoteid: p.remote_id,
    }) as never,
);

export async function insertPost(db: WriteDb, row: PostRow): Promise<void> {
  await insert(db, { ...row, props: JSON.stringify(row.props ?? {}) as never });
}
