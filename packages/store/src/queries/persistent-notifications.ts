import type { Db, WriteDb } from '../store.ts';

export interface PersistentNotificationRow {
  post_id: string;
  create_at: number;
  last_sent_at: number;
  delete_at: number;
  sent_count: number;
}

export async function insertPersistentNotification(db: WriteDb, postId: string, at: number): Promise<void> {
  await db.insertInto('persistentnotifications').values({ postid: postId, createat: at, lastsentat: 0, deleteat: 0, sentcount: 0 }).execute();
}

/** Those whose turn it is: made and last sent at or before `before`, not yet sent `most` times. */
export async function duePersistentNotifications(db: Db, before: number, most: number): Promise<PersistentNotificationRow[]> {
  return db
    .selectFrom('persistentnotifications')
    .select(['postid as post_id', 'createat as create_at', 'lastsentat as last_sent_at', 'deleteat as delete_at', 'sentcount as sent_count'])
    .where('deleteat', '=', 0)
    .where('createat', '<=', before)
    .where('lastsentat', '<=', before)
    .where('sentcount', '<', most)
    .limit(500)
    .execute();
}

export async function countPersistentNotification(db: WriteDb, postIds: readonly string[], at: number): Promise<void> {
  await db
    .updateTable('persistentnotifications')
    .set((eb) => ({ lastsentat: at, sentcount: eb('sentcount', '+', 1) }))
    .where(db.dialect.anyOf('postid', postIds))
    .execute();
}

/** Those that were sent as often as they may be. */
export async function endSpentNotifications(db: WriteDb, most: number, at: number): Promise<void> {
  await db.updateTable('persistentnotifications').set({ deleteat: at }).where('deleteat', '=', 0).where('sentcount', '>=', most).execute();
}

export async function deletePersistentNotification(db: WriteDb, postId: string, at: number): Promise<void> {
  await db.updateTable('persistentnotifications').set({ deleteat: at }).where('postid', '=', postId).execute();
}
