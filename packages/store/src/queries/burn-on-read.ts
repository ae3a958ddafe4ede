import { type Db, hot, type WriteDb } from '../store.ts';

/** What a message that vanishes says, apart from its row, which anybody may list. */
export interface HiddenContentRow {
  post_id: string;
  type: string;
  expire_at: number;
  message: string;
  file_ids: string;
}
export interface ReadReceiptRow {
  post_id: string;
  user_id: string;
  expire_at: number;
}

const contents = hot<{ ids: unknown }, HiddenContentRow>(
  (db, p) =>
    db
      .selectFrom('temporaryposts')
      .select(['postid as post_id', 'type', 'expireat as expire_at', 'message', 'fileids as file_ids'])
      .where(db.dialect.anyOfList('postid', p.ids)) as never,
);
const receipts = hot<{ ids: unknown }, ReadReceiptRow>(
  (db, p) =>
    db
      .selectFrom('readreceipts')
      .select(['postid as post_id', 'userid as user_id', 'expireat as expire_at'])
      .where(db.dialect.anyOfList('postid', p.ids)) as never,
);

export async function hiddenContents(db: Db, postIds: readonly string[]): Promise<Map<string, HiddenContentRow>> {
  const rows = postIds.length === 0 ? [] : await contents(db, { ids: db.dialect.list(postIds) });
  return new Map(rows.map((r) => [r.post_id, r]));
}
/** Who has revealed these messages, and until when they see them. */
export const readReceipts = async (db: Db, postIds: readonly string[]): Promise<ReadReceiptRow[]> =>
  postIds.length === 0 ? [] : receipts(db, { ids: db.dialect.list(postIds) });

export async function insertHiddenContent(db: WriteDb, row: HiddenContentRow): Promise<void> {
  await db
    .insertInto('temporaryposts')
    .values({ postid: row.post_id, type: row.type, expireat: row.expire_at, message: row.message, fileids: row.file_ids })
    .execute();
}
export async function setContentExpiry(db: WriteDb, postId: string, at: number): Promise<void> {
  await db.updateTable('temporaryposts').set({ expireat: at }).where('postid', '=', postId).execute();
}
export async function saveReadReceipt(db: WriteDb, row: ReadReceiptRow): Promise<void> {
  await db
    .insertInto('readreceipts')
    .values({ postid: row.post_id, userid: row.user_id, expireat: row.expire_at })
    .onConflict((c) => c.columns(['postid', 'userid']).doUpdateSet({ expireat: row.expire_at }))
    .execute();
}
/** Messages whose time is over. */
export async function expiredContents(db: Db, now: number, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('temporaryposts').select('postid').where('expireat', '<=', now).orderBy('expireat').limit(limit).execute();
  return rows.map((r) => r.postid);
}
