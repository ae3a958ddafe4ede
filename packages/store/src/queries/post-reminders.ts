import type { Db, WriteDb } from '../store.ts';

export interface ReminderRow {
  post_id: string;
  user_id: string;
  /** In seconds. */
  target_time: number;
}

export async function savePostReminder(db: WriteDb, postId: string, userId: string, targetTime: number): Promise<void> {
  await db
    .insertInto('postreminders')
    .values({ postid: postId, userid: userId, targettime: targetTime })
    .onConflict((c) => c.columns(['postid', 'userid']).doUpdateSet({ targettime: targetTime }))
    .execute();
}

export async function dueReminders(db: Db, nowSeconds: number, limit: number): Promise<ReminderRow[]> {
  return db
    .selectFrom('postreminders')
    .select(['postid as post_id', 'userid as user_id', 'targettime as target_time'])
    .where('targettime', '<=', nowSeconds)
    .orderBy('targettime')
    .limit(limit)
    .execute();
}

export async function deleteReminders(db: WriteDb, rows: readonly ReminderRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .deleteFrom('postreminders')
    .where((eb) => eb.or(rows.map((r) => eb.and([eb('postid', '=', r.post_id), eb('userid', '=', r.user_id)]))))
    .execute();
}
