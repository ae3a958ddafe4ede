import { type Db, hot } from '../store.ts';

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

const columns = [
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
  (db, p) => db.selectFrom('fileinfo').select(columns).where(db.dialect.anyOfList('postid', p.ids)).where('deleteat', '=', 0).orderBy('createat') as never,
);
const withDeleted = hot<{ ids: unknown }, PostFileRow>((db, p) => db.selectFrom('fileinfo').select(columns).where(db.dialect.anyOfList('postid', p.ids)).orderBy('createat') as never);

/** In the order in which they were uploaded. */
export const filesOfPosts = async (db: Db, postIds: readonly string[], deletedToo = false): Promise<PostFileRow[]> =>
  postIds.length === 0 ? [] : (deletedToo ? withDeleted : ofPosts)(db, { ids: db.dialect.list(postIds) });
