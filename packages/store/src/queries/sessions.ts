import { cache } from '../cache.ts';
import type { Db, WriteDb } from '../store.ts';
import { hot } from '../store.ts';

export const sessionColumns = [
  'id',
  'token',
  'createat as create_at',
  'expiresat as expires_at',
  'lastactivityat as last_activity_at',
  'userid as user_id',
  'deviceid as device_id',
  'roles',
  'isoauth as is_oauth',
  'props',
  'expirednotify as expired_notify',
] as const;

/** A signed-in client. `props` is a flat object of strings. */
export interface SessionRow {
  id: string;
  token: string;
  create_at: number;
  expires_at: number;
  last_activity_at: number;
  user_id: string;
  device_id: string;
  roles: string;
  is_oauth: boolean;
  props: Record<string, string>;
  expired_notify: boolean;
}

const byToken = hot<{ token: string }, SessionRow>((db, p) => db.selectFrom('sessions').select(sessionColumns).where('token', '=', p.token) as never);

/** Sessions by token. */
export const sessionsByToken = cache<SessionRow>('sessions', async (db, token) => (await byToken(db, { token }))[0], 50_000);

export async function findSession(db: Db, id: string): Promise<SessionRow | undefined> {
  return (await db.selectFrom('sessions').select(sessionColumns).where('id', '=', id).executeTakeFirst()) as SessionRow | undefined;
}

/** The latest used first. */
export async function sessionsOfUser(db: Db, userId: string): Promise<SessionRow[]> {
  return (await db
    .selectFrom('sessions')
    .select(sessionColumns)
    .where('userid', '=', userId)
    .orderBy('lastactivityat', 'desc')
    .execute()) as SessionRow[];
}

export async function insertSession(db: WriteDb, row: SessionRow): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      id: row.id,
      token: row.token,
      createat: row.create_at,
      expiresat: row.expires_at,
      lastactivityat: row.last_activity_at,
      userid: row.user_id,
      deviceid: row.device_id,
      roles: row.roles,
      isoauth: row.is_oauth,
      props: JSON.stringify(row.props),
      expirednotify: row.expired_notify,
    })
    .execute();
}

export type SessionChange = Partial<Pick<SessionRow, 'expires_at' | 'last_activity_at' | 'device_id' | 'roles' | 'props' | 'expired_notify'>>;

export async function updateSession(db: WriteDb, session: Pick<SessionRow, 'id' | 'token'>, change: SessionChange): Promise<void> {
  const { expires_at, last_activity_at, device_id, roles, props, expired_notify } = change;
  const set = {
    ...(expires_at === undefined ? {} : { expiresat: expires_at }),
    ...(last_activity_at === undefined ? {} : { lastactivityat: last_activity_at }),
    ...(device_id === undefined ? {} : { deviceid: device_id }),
    ...(roles === undefined ? {} : { roles }),
    ...(props === undefined ? {} : { props: JSON.stringify(props) }),
    ...(expired_notify === undefined ? {} : { expirednotify: expired_notify }),
  };
  await db.updateTable('sessions').set(set).where('id', '=', session.id).execute();
  db.touch(sessionsByToken, session.token);
}

export async function deleteSession(db: WriteDb, session: Pick<SessionRow, 'id' | 'token'>): Promise<void> {
  await deleteSessions(db, [session]);
}

/** An app whose session ends loses what it was granted with it. */
export async function deleteSessions(db: WriteDb, sessions: readonly Pick<SessionRow, 'id' | 'token'>[]): Promise<void> {
  if (sessions.length === 0) return;
  const ids = sessions.map(({ id }) => id);
  const tokens = sessions.map(({ token }) => token);
  await db.deleteFrom('sessions').where(db.dialect.anyOf('id', ids)).execute();
  await db.deleteFrom('oauthaccessdata').where(db.dialect.anyOf('token', tokens)).execute();
  for (const session of sessions) sessionEnded(db, session);
}

/** For those who hold something open in a session's name: sockets. */
export const SESSION_ENDED = 'session_ended';

/** Memory and sockets follow. */
export function sessionEnded(db: WriteDb, session: Pick<SessionRow, 'id' | 'token'>): void {
  db.touch(sessionsByToken, session.token);
  db.touchNamed(SESSION_ENDED, session.id);
}

/** Ends all of a person's sessions but the one named; answers those that ended. */
export async function deleteSessionsOfUser(db: WriteDb, userId: string, except = ''): Promise<SessionRow[]> {
  const gone = (await sessionsOfUser(db, userId)).filter((s) => s.id !== except);
  for (const session of gone) sessionEnded(db, session);
  await db.deleteFrom('sessions').where('userid', '=', userId).where('id', '!=', except).execute();
  const tokens = gone.filter((s) => s.is_oauth).map((s) => s.token);
  if (tokens.length > 0) await db.deleteFrom('oauthaccessdata').where(db.dialect.anyOf('token', tokens)).execute();
  return gone;
}

/** A change of the person's roles reaches the sessions that are open. */
export async function updateSessionRoles(db: WriteDb, userId: string, roles: string): Promise<void> {
  await db.updateTable('sessions').set({ roles }).where('userid', '=', userId).execute();
  for (const session of await sessionsOfUser(db, userId)) db.touch(sessionsByToken, session.token);
}

/** Ends all sessions of everybody. */
export async function deleteAllSessions(db: WriteDb): Promise<void> {
  const all = await db.selectFrom('sessions').select(['id', 'token']).execute();
  await db.deleteFrom('sessions').execute();
  await db.deleteFrom('oauthaccessdata').execute();
  for (const session of all) sessionEnded(db, session);
}

/** Up to `limit` sessions that ended before an instant; answers how many there were. */
export async function deleteExpiredSessions(db: WriteDb, before: number, limit: number): Promise<number> {
  const over = await db
    .selectFrom('sessions')
    .select(['id', 'token'])
    .where('expiresat', '>', 0)
    .where('expiresat', '<', before)
    .limit(limit)
    .execute();
  if (over.length === 0) return 0;
  await db
    .deleteFrom('sessions')
    .where(
      db.dialect.anyOf(
        'id',
        over.map((session) => session.id),
      ),
    )
    .execute();
  for (const session of over) sessionEnded(db, session);
  return over.length;
}
