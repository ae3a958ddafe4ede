import { cache } from '../cache.ts';
import type { Db, WriteDb } from '../store.ts';

/** A browser that wants to be told although no window is open. */
export interface WebPushRow {
  id: string;
  user_id: string;
  /** While this session lives. */
  session_id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  create_at: number;
}

/** Whether there is any browser at all. */
const anyBrowser = cache<{ readonly any: boolean }>(
  'web_push_any',
  async (db) => ({ any: (await db.selectFrom('fm_web_push').select('id').limit(1).executeTakeFirst()) !== undefined }),
  2,
);
export const hasBrowsers = async (db: Db): Promise<boolean> => (await db.cached(anyBrowser, 'all'))?.any === true;

/** The same browser again counts anew, for whoever uses it now. */
export async function saveBrowser(db: WriteDb, row: WebPushRow): Promise<void> {
  const { endpoint, ...rest } = row;
  await db
    .insertInto('fm_web_push')
    .values(row)
    .onConflict((c) => c.column('endpoint').doUpdateSet(rest))
    .execute();
  db.touch(anyBrowser, 'all');
}

/** Oldest first. */
export const browsersOf = (db: Db, userId: string): Promise<WebPushRow[]> =>
  db.selectFrom('fm_web_push').selectAll().where('user_id', '=', userId).orderBy('create_at').orderBy('id').execute();

/** Those of these people whose sessions live. */
export function listeningBrowsers(db: Db, userIds: readonly string[], now: number): Promise<WebPushRow[]> {
  return db
    .selectFrom('fm_web_push')
    .innerJoin('sessions', 'sessions.id', 'fm_web_push.session_id')
    .selectAll('fm_web_push')
    .where(db.dialect.anyOf('fm_web_push.user_id', userIds))
    .whereRef('sessions.userid', '=', 'fm_web_push.user_id')
    .where((eb) => eb.or([eb('sessions.expiresat', '=', 0), eb('sessions.expiresat', '>', now)]))
    .orderBy('fm_web_push.id')
    .execute();
}

/** Answers how many there were. */
export async function deleteBrowsers(db: WriteDb, ids: readonly string[], userId?: string): Promise<number> {
  if (ids.length === 0) return 0;
  let query = db.deleteFrom('fm_web_push').where(db.dialect.anyOf('id', ids));
  if (userId !== undefined) query = query.where('user_id', '=', userId);
  const { numDeletedRows } = await query.executeTakeFirst();
  db.touch(anyBrowser, 'all');
  return Number(numDeletedRows);
}

/** Those whose sessions are no more. */
export async function deleteLeftBrowsers(db: WriteDb): Promise<void> {
  await db.deleteFrom('fm_web_push').where('session_id', 'not in', db.selectFrom('sessions').select('sessions.id')).execute();
  db.touch(anyBrowser, 'all');
}
