import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../store.ts';

/** Active members of each of these channels. */
export async function memberCounts(db: Db, channelIds: readonly string[]): Promise<Map<string, number>> {
  if (channelIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('channelmembers')
    .innerJoin('users', 'users.id', 'channelmembers.userid')
    .select((eb) => ['channelmembers.channelid as channel_id', eb.fn.countAll<number>().as('count')])
    .where(db.dialect.anyOf('channelmembers.channelid', channelIds))
    .where('users.deleteat', '=', 0)
    .groupBy('channelmembers.channelid')
    .execute();
  return new Map(rows.map((r) => [r.channel_id, Number(r.count)]));
}

export async function countPinnedPosts(db: Db, channelId: string): Promise<number> {
  const { count } = await db
    .selectFrom('posts')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('channelid', '=', channelId)
    .where('ispinned', '=', true)
    .where('deleteat', '=', 0)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Files that hang on messages of the channel. */
export async function countChannelFiles(db: Db, channelId: string): Promise<number> {
  const { count } = await db
    .selectFrom('fileinfo')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('channelid', '=', channelId)
    .where('postid', '<>', '')
    .where('deleteat', '=', 0)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Where a person's clock is, as far as known; '' where not. */
function timezoneOf(db: Db): RawBuilder<string> {
  const part = (key: string) => db.dialect.jsonText('users.timezone', key);
  return sql<string>`coalesce(case when ${part('useAutomaticTimezone')} = 'false' then ${part('manualTimezone')} else ${part('automaticTimezone')} end, '')`;
}

/** The time zones that active members live in. */
export async function memberTimezones(db: Db, channelId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('channelmembers')
    .innerJoin('users', 'users.id', 'channelmembers.userid')
    .select(timezoneOf(db).as('timezone'))
    .distinct()
    .where('channelmembers.channelid', '=', channelId)
    .where('users.deleteat', '=', 0)
    .execute();
  return rows.map((r) => r.timezone).filter(Boolean);
}

export interface GroupCount {
  group_id: string;
  channel_member_count: number;
  channel_member_timezones_count: number;
}

/** How many members of a channel each group has there. */
export async function memberCountsByGroup(db: Db, channelId: string, withTimezones: boolean): Promise<GroupCount[]> {
  const zone = timezoneOf(db);
  const rows = await db
    .selectFrom('channelmembers')
    .innerJoin('groupmembers', 'groupmembers.userid', 'channelmembers.userid')
    .innerJoin('usergroups', 'usergroups.id', 'groupmembers.groupid')
    .innerJoin('users', 'users.id', 'channelmembers.userid')
    .select((eb) => [
      'groupmembers.groupid as group_id',
      eb.fn.countAll<number>().as('members'),
      (withTimezones ? sql<number>`count(distinct nullif(${zone}, ''))` : sql<number>`0`).as('timezones'),
    ])
    .where('channelmembers.channelid', '=', channelId)
    .where('groupmembers.deleteat', '=', 0)
    .where('usergroups.deleteat', '=', 0)
    .where('users.deleteat', '=', 0)
    .groupBy('groupmembers.groupid')
    .orderBy('groupmembers.groupid')
    .execute();
  return rows.map((r) => ({ group_id: r.group_id, channel_member_count: Number(r.members), channel_member_timezones_count: Number(r.timezones) }));
}
