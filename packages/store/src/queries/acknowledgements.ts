import { type Db, hot, type WriteDb } from '../store.ts';

export interface AcknowledgementRow {
  user_id: string;
  post_id: string;
  acknowledged_at: number;
  channel_id: string;
  remote_id: string | null;
}

const columns = [
  'userid as user_id',
  'postid as post_id',
  'acknowledgedat as acknowledged_at',
  'channelid as channel_id',
  'remoteid as remote_id',
] as const;
const ofPosts = hot<{ ids: unknown }, AcknowledgementRow>(
  (db, p) =>
    db
      .selectFrom('postacknowledgements')
      .select(columns)
      .where(db.dialect.anyOfList('postid', p.ids))
      .where('acknowledgedat', '>', 0)
      .orderBy('acknowledgedat') as never,
);

type Shown = Omit<AcknowledgementRow, 'remote_id'> & { remote_id?: string };

/** Oldest first. */
export async function acknowledgementsOf(db: Db, postIds: readonly string[]): Promise<Shown[]> {
  const rows = postIds.length === 0 ? [] : await ofPosts(db, { ids: db.dialect.list(postIds) });
  return rows.map(({ remote_id, ...row }) => (remote_id === null ? row : { ...row, remote_id }));
}

export async function saveAcknowledgement(db: WriteDb, row: AcknowledgementRow): Promise<void> {
  await db
    .insertInto('postacknowledgements')
    .values({ postid: row.post_id, userid: row.user_id, acknowledgedat: row.acknowledged_at, channelid: row.channel_id, remoteid: row.remote_id })
    .onConflict((c) => c.columns(['postid', 'userid']).doUpdateSet({ acknowledgedat: row.acknowledged_at }))
    .execute();
}

/** Kept with no instant, as the original keeps it. */
export async function withdrawAcknowledgement(db: WriteDb, postId: string, userId: string): Promise<void> {
  await db.updateTable('postacknowledgements').set({ acknowledgedat: 0 }).where('postid', '=', postId).where('userid', '=', userId).execute();
}

/** They are of another post from now on. */
export async function moveAcknowledgements(db: WriteDb, fromPostId: string, toPostId: string, channelId: string): Promise<void> {
  await db.updateTable('postacknowledgements').set({ postid: toPostId, channelid: channelId }).where('postid', '=', fromPostId).execute();
}
