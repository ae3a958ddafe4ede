import type { Tx } from '@foremast/kernel/context';
import { insertHiddenContent } from '@foremast/store/queries/burn-on-read';
import { insertPost, type PostRow } from '@foremast/store/queries/posts';

/** A message that vanishes after reading: what it says is kept apart, so that no list gives it away. */
export async function insertVanishing(tx: Tx, row: PostRow): Promise<void> {
  const expireAt = Number(row.props?.expire_at ?? 0);
  await insertHiddenContent(tx.db, { post_id: row.id, type: row.type, expire_at: expireAt, message: row.message, file_ids: row.file_ids });
  await insertPost(tx.db, { ...row, message: '', file_ids: '[]', hashtags: '' });
  row.message = '';
  row.file_ids = '[]';
  row.hashtags = '';
}
