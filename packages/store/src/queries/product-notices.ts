import type { Db, WriteDb } from '../store.ts';

export interface NoticeView {
  user_id: string;
  notice_id: string;
  /** How often it has been seen. */
  viewed: number;
  /** Seconds since the epoch. */
  timestamp: number;
}

export function noticeViewsOf(db: Db, userId: string): Promise<NoticeView[]> {
  return db
    .selectFrom('productnoticeviewstate')
    .select(['userid as user_id', 'noticeid as notice_id', 'viewed', 'timestamp'])
    .where('userid', '=', userId)
    .execute();
}

/** One more view of each. */
export async function viewNotices(db: WriteDb, userId: string, noticeIds: readonly string[], seconds: number): Promise<void> {
  if (noticeIds.length === 0) return;
  await db
    .insertInto('productnoticeviewstate')
    .values(noticeIds.map((noticeid) => ({ userid: userId, noticeid, viewed: 1, timestamp: seconds })))
    .onConflict((c) =>
      c.columns(['userid', 'noticeid']).doUpdateSet((eb) => ({ viewed: eb('productnoticeviewstate.viewed', '+', 1), timestamp: seconds })),
    )
    .execute();
}

/** Forgets views of notices that are not there any more. */
export async function deleteOldNoticeViews(db: WriteDb, current: readonly string[]): Promise<void> {
  await db
    .deleteFrom('productnoticeviewstate')
    .where((eb) => eb.not(db.dialect.anyOf('noticeid', current)))
    .execute();
}
