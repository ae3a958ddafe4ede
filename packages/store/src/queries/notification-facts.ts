import { sql } from 'kysely';
import { type Db, hot, type WriteDb } from '../store.ts';
import { type SessionRow, sessionColumns, updateSession } from './sessions.ts';

/** Where a push message goes: the session of a phone. */
export type DeviceSession = Pick<SessionRow, 'id' | 'token' | 'user_id' | 'device_id' | 'props'>;

const sessions = hot<{ users: unknown; now: number }, SessionRow>(
  (db, p) =>
    db
      .selectFrom('sessions')
      .select(sessionColumns)
      .where(db.dialect.anyOfList('userid', p.users))
      .where('deviceid', '!=', '')
      .where((eb) => eb.or([eb('expiresat', '=', 0), eb('expiresat', '>', p.now)]))
      .orderBy('id') as never,
);

/** The phones of these people that are signed in and that the push service has not given up. */
export async function devicesOf(db: Db, userIds: readonly string[], now: number): Promise<DeviceSession[]> {
  if (userIds.length === 0) return [];
  const rows = await sessions(db, { users: db.dialect.list(userIds), now });
  return rows.filter((session) => session.props?.last_removed_device_id !== session.device_id);
}

/** The push service knows this device no more. */
export async function giveUpDevice(db: WriteDb, session: DeviceSession): Promise<void> {
  await updateSession(db, session, { props: { ...session.props, last_removed_device_id: session.device_id } });
}

interface Mentioned {
  user_id: string;
  mentions: number | string;
  root_mentions: number | string;
}

const inChannels = hot<{ users: unknown }, Mentioned>(
  (db, p) =>
    db
      .selectFrom('channelmembers')
      .innerJoin('channels', 'channels.id', 'channelmembers.channelid')
      .select([
        'channelmembers.userid as user_id',
        sql`coalesce(sum(channelmembers.mentioncount), 0)`.as('mentions'),
        sql`coalesce(sum(channelmembers.mentioncountroot), 0)`.as('root_mentions'),
      ])
      .where(db.dialect.anyOfList('channelmembers.userid', p.users))
      .where('channels.deleteat', '=', 0)
      .groupBy('channelmembers.userid') as never,
);

const inThreads = hot<{ users: unknown }, { user_id: string; mentions: number | string }>(
  (db, p) =>
    db
      .selectFrom('threadmemberships')
      .innerJoin('threads', 'threads.postid', 'threadmemberships.postid')
      .innerJoin('channels', 'channels.id', 'threads.channelid')
      .select(['threadmemberships.userid as user_id', sql`coalesce(sum(threadmemberships.unreadmentions), 0)`.as('mentions')])
      .where(db.dialect.anyOfList('threadmemberships.userid', p.users))
      .where('threadmemberships.following', '=', true)
      .where('threadmemberships.unreadmentions', '>', 0)
      .where('channels.deleteat', '=', 0)
      .where((eb) => eb.fn.coalesce('threads.threaddeleteat', eb.lit(0)), '=', 0)
      .groupBy('threadmemberships.userid') as never,
);

/** The number on the app's picture: unread mentions; for those who read threads apart, of roots and of threads. */
export async function badgesOf(db: Db, userIds: readonly string[], threadReaders: ReadonlySet<string>): Promise<Map<string, number>> {
  if (userIds.length === 0) return new Map();
  const channels = await inChannels(db, { users: db.dialect.list(userIds) });
  const apart = userIds.filter((id) => threadReaders.has(id));
  const threads = apart.length === 0 ? [] : await inThreads(db, { users: db.dialect.list(apart) });
  const badges = new Map(channels.map((row) => [row.user_id, Number(threadReaders.has(row.user_id) ? row.root_mentions : row.mentions)]));
  for (const { user_id, mentions } of threads) badges.set(user_id, (badges.get(user_id) ?? 0) + Number(mentions));
  return badges;
}

/** The first team that each of them joined and is still in. */
export async function firstTeamNames(db: Db, userIds: readonly string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('teammembers')
    .innerJoin('teams', 'teams.id', 'teammembers.teamid')
    .select(['teammembers.userid as user_id', 'teams.name'])
    .where(db.dialect.anyOf('teammembers.userid', userIds))
    .where('teammembers.deleteat', '=', 0)
    .where('teams.deleteat', '=', 0)
    .orderBy('teammembers.createat', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.user_id, row.name ?? '']));
}

/** Whether somebody has looked at any channel of these teams, or at one in none, since an instant: a channel's mark is its last message. */
export async function viewedSince(db: Db, userId: string, teamIds: readonly string[], since: number): Promise<boolean> {
  const row = await db
    .selectFrom('channelmembers')
    .innerJoin('channels', 'channels.id', 'channelmembers.channelid')
    .select('channels.id')
    .where('channelmembers.userid', '=', userId)
    .where(db.dialect.anyOf('channels.teamid', ['', ...teamIds]))
    .where('channelmembers.lastviewedat', '>=', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
