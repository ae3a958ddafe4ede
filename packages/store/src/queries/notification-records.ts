import type { Db, WriteDb } from '../store.ts';

/** How somebody was told of a message, or why not. Of each way: `told`, or the word for what kept it. */
export interface NotificationRecordRow {
  post_id: string;
  user_id: string;
  at: number;
  reason: string;
  desktop: string;
  push: string;
  mail: string;
  /** Phones and browsers that it was handed to. */
  devices: number;
}

const AT_ONCE = 100;

/** A message that notifies again has its record written anew. */
export async function saveNotificationRecords(db: WriteDb, rows: readonly NotificationRecordRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await db
      .insertInto('fm_notifications')
      .values(rows.slice(at, at + AT_ONCE))
      .onConflict((c) =>
        c.columns(['post_id', 'user_id']).doUpdateSet((eb) => ({
          at: eb.ref('excluded.at'),
          reason: eb.ref('excluded.reason'),
          desktop: eb.ref('excluded.desktop'),
          push: eb.ref('excluded.push'),
          mail: eb.ref('excluded.mail'),
          devices: eb.ref('excluded.devices'),
        })),
      )
      .execute();
  }
}

export function findNotificationRecord(db: Db, postId: string, userId: string): Promise<NotificationRecordRow | undefined> {
  return db.selectFrom('fm_notifications').selectAll().where('post_id', '=', postId).where('user_id', '=', userId).executeTakeFirst();
}

/** Newest first. */
export function notificationRecordsOf(db: Db, userId: string, offset: number, limit: number): Promise<NotificationRecordRow[]> {
  return db
    .selectFrom('fm_notifications')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('at', 'desc')
    .orderBy('post_id')
    .offset(offset)
    .limit(limit)
    .execute();
}

/** Deletes what is older than `before`, and the oldest of what is more than `most`: some at a time. Answers how many went. */
export async function trimNotificationRecords(db: WriteDb, before: number, most: number, some: number): Promise<number> {
  const kept = await db.selectFrom('fm_notifications').select('at').orderBy('at', 'desc').offset(most).limit(1).executeTakeFirst();
  const bound = Math.max(before, kept ? kept.at + 1 : 0);
  const old = await db.selectFrom('fm_notifications').select(['post_id', 'user_id']).where('at', '<', bound).orderBy('at').limit(some).execute();
  if (old.length === 0) return 0;
  await db
    .deleteFrom('fm_notifications')
    .where(
      db.dialect.anyOf(
        'post_id',
        old.map((row) => row.post_id),
      ),
    )
    .where('at', '<', bound)
    .execute();
  return old.length;
}
