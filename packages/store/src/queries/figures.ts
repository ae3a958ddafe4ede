import { sql } from 'kysely';
import type { Db } from '../store.ts';

type Count = { count: number | string };
const number = (row: Count | undefined): number => Number(row?.count ?? 0);

/** People whose account is in use; bots do not count. */
export async function countActivePeople(db: Db): Promise<number> {
  return number(
    await db
      .selectFrom('users')
      .select((eb) => eb.fn.countAll<Count['count']>().as('count'))
      .where('deleteat', '=', 0)
      .where('id', 'not in', db.selectFrom('bots').select('userid'))
      .executeTakeFirst(),
  );
}

/** Guests in use who are in exactly one channel, direct and group messages aside. */
export async function countSingleChannelGuests(db: Db): Promise<number> {
  const single = db
    .selectFrom('channelmembers')
    .innerJoin('channels', 'channels.id', 'channelmembers.channelid')
    .innerJoin('users', 'users.id', 'channelmembers.userid')
    .select('channelmembers.userid')
    .where('users.deleteat', '=', 0)
    .where('users.roles', 'like', '%system_guest%')
    .where('channels.deleteat', '=', 0)
    .where('channels.type', 'in', ['O', 'P'])
    .groupBy('channelmembers.userid')
    .having((eb) => eb(eb.fn.countAll(), '=', 1));
  return number(
    await db
      .selectFrom(single.as('single'))
      .select((eb) => eb.fn.countAll<Count['count']>().as('count'))
      .executeTakeFirst(),
  );
}

/** Messages that people wrote and that are still there. */
export async function countPeoplesPosts(db: Db): Promise<number> {
  return number(
    await db
      .selectFrom('posts')
      .select((eb) => eb.fn.countAll<Count['count']>().as('count'))
      .where('deleteat', '=', 0)
      .where('type', '=', '')
      .where('userid', 'not in', db.selectFrom('bots').select('userid'))
      .executeTakeFirst(),
  );
}

/** Bytes of all files that are still there. */
export async function sumOfFileSizes(db: Db): Promise<number> {
  return number(
    await db.selectFrom('fileinfo').select(sql<Count['count']>`coalesce(sum(size), 0)`.as('count')).where('deleteat', '=', 0).executeTakeFirst(),
  );
}

export async function countTeams(db: Db): Promise<{ active: number; cloud_archived: number }> {
  const row = await db
    .selectFrom('teams')
    .select([
      sql<Count['count']>`coalesce(sum(case when deleteat = 0 then 1 else 0 end), 0)`.as('active'),
      sql<Count['count']>`coalesce(sum(case when deleteat > 0 and cloudlimitsarchived then 1 else 0 end), 0)`.as('archived'),
    ])
    .executeTakeFirst();
  return { active: Number(row?.active ?? 0), cloud_archived: Number(row?.archived ?? 0) };
}

export async function countInactivePeople(db: Db): Promise<number> {
  return number(
    await db
      .selectFrom('users')
      .select((eb) => eb.fn.countAll<Count['count']>().as('count'))
      .where('deleteat', '>', 0)
      .where('id', 'not in', db.selectFrom('bots').select('userid'))
      .executeTakeFirst(),
  );
}

export async function countPeopleActiveSince(db: Db, since: number): Promise<number> {
  return number(
    await db
      .selectFrom('status')
      .innerJoin('users', 'users.id', 'status.userid')
      .select((eb) => eb.fn.countAll<Count['count']>().as('count'))
      .where('status.lastactivityat', '>', since)
      .where('users.deleteat', '=', 0)
      .where('users.id', 'not in', db.selectFrom('bots').select('userid'))
      .executeTakeFirst(),
  );
}

export async function peopleOfTeam(db: Db, teamId: string): Promise<number> {
  return number(
    await db
      .selectFrom('teammembers')
      .innerJoin('users', 'users.id', 'teammembers.userid')
      .select((eb) => eb.fn.countAll<Count['count']>().as('count'))
      .where('teammembers.teamid', '=', teamId)
      .where('teammembers.deleteat', '=', 0)
      .where('users.deleteat', '=', 0)
      .where('users.id', 'not in', db.selectFrom('bots').select('userid'))
      .executeTakeFirst(),
  );
}

export async function countChannels(db: Db, type: 'O' | 'P', teamId: string): Promise<number> {
  const all = db
    .selectFrom('channels')
    .select((eb) => eb.fn.countAll<Count['count']>().as('count'))
    .where('type', '=', type)
    .where('deleteat', '=', 0);
  return number(await (teamId === '' ? all : all.where('teamid', '=', teamId)).executeTakeFirst());
}

/** Messages of all kinds, deleted ones too. */
export async function countPosts(db: Db, teamId: string): Promise<number> {
  const all = db.selectFrom('posts').select((eb) => eb.fn.countAll<Count['count']>().as('count'));
  const some = db
    .selectFrom('posts')
    .innerJoin('channels', 'channels.id', 'posts.channelid')
    .select((eb) => eb.fn.countAll<Count['count']>().as('count'))
    .where('channels.teamid', '=', teamId);
  return number(await (teamId === '' ? all.executeTakeFirst() : some.executeTakeFirst()));
}

export async function countSessions(db: Db, now: number): Promise<number> {
  return number(
    await db
      .selectFrom('sessions')
      .select((eb) => eb.fn.countAll<Count['count']>().as('count'))
      .where((eb) => eb.or([eb('expiresat', '=', 0), eb('expiresat', '>', now)]))
      .executeTakeFirst(),
  );
}

export async function countIntegrations(
  db: Db,
  teamId: string,
): Promise<{ incoming_webhook_count: number; outgoing_webhook_count: number; command_count: number }> {
  const count = async (table: 'incomingwebhooks' | 'outgoingwebhooks' | 'commands') => {
    const all = db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<Count['count']>().as('count'))
      .where('deleteat', '=', 0);
    return number(await (teamId === '' ? all : all.where('teamid', '=', teamId)).executeTakeFirst());
  };
  const [incoming_webhook_count, outgoing_webhook_count, command_count] = await Promise.all([
    count('incomingwebhooks'),
    count('outgoingwebhooks'),
    count('commands'),
  ]);
  return { incoming_webhook_count, outgoing_webhook_count, command_count };
}

export async function fileFigures(db: Db): Promise<{ count: number; bytes: number }> {
  const row = await db
    .selectFrom('fileinfo')
    .select([sql<Count['count']>`count(*)`.as('count'), sql<Count['count']>`coalesce(sum(size), 0)`.as('bytes')])
    .where('deleteat', '=', 0)
    .executeTakeFirst();
  return { count: Number(row?.count ?? 0), bytes: Number(row?.bytes ?? 0) };
}

/** A day of the calendar in UTC, `2026-01-31`. */
export interface DayCount {
  readonly day: string;
  readonly count: number;
}

export interface DayRange {
  readonly from: number;
  readonly to: number;
  /** Empty: all teams. */
  readonly teamId: string;
  readonly byBots?: boolean;
}

async function byDay(db: Db, { from, to, teamId, byBots }: DayRange, counted: ReturnType<typeof sql<Count['count']>>): Promise<DayCount[]> {
  const day = db.dialect.utcDay('posts.createat');
  let posts = db
    .selectFrom('posts')
    .innerJoin('channels', 'channels.id', 'posts.channelid')
    .select([day.as('day'), counted.as('count')])
    .where('posts.createat', '>=', from)
    .where('posts.createat', '<', to)
    .groupBy(day)
    .orderBy(day, 'desc');
  if (teamId !== '') posts = posts.where('channels.teamid', '=', teamId);
  if (byBots) posts = posts.where('posts.userid', 'in', db.selectFrom('bots').select('userid'));
  const rows = await posts.execute();
  return rows.map((row) => ({ day: row.day, count: Number(row.count) }));
}

/** How many messages each day had, the newest day first; days without any are left out. */
export const postsByDay = (db: Db, range: DayRange): Promise<DayCount[]> => byDay(db, range, sql<Count['count']>`count(*)`);

/** How many wrote on each day. */
export const postersByDay = (db: Db, range: DayRange): Promise<DayCount[]> => byDay(db, range, sql<Count['count']>`count(distinct posts.userid)`);
