import type { Db } from '../store.ts';
import type { GroupRow } from './groups.ts';
import { selectUsers, type UserRow } from './users.ts';

/** Those of these people whom none of the groups that fill the channel brings in. */
export async function outsideChannelGroups(db: Db, channelId: string, userIds: readonly string[]): Promise<string[]> {
  const inside = await db
    .selectFrom('groupmembers')
    .innerJoin('groupchannels', 'groupchannels.groupid', 'groupmembers.groupid')
    .select('groupmembers.userid')
    .distinct()
    .where('groupchannels.channelid', '=', channelId)
    .where('groupchannels.deleteat', '=', 0)
    .where('groupmembers.deleteat', '=', 0)
    .where(db.dialect.anyOf('groupmembers.userid', userIds))
    .execute();
  const known = new Set(inside.map((r) => r.userid));
  return userIds.filter((id) => !known.has(id));
}

/** Members of the channel, bots apart, whom none of the groups that fill it brings in. */
export async function membersOutsideGroups(db: Db, channelId: string): Promise<string[]> {
  const brought = db
    .selectFrom('groupmembers')
    .innerJoin('groupchannels', 'groupchannels.groupid', 'groupmembers.groupid')
    .select('groupmembers.userid')
    .where('groupchannels.channelid', '=', channelId)
    .where('groupchannels.deleteat', '=', 0)
    .where('groupmembers.deleteat', '=', 0);
  const rows = await db
    .selectFrom('channelmembers')
    .select('userid')
    .where('channelid', '=', channelId)
    .where('userid', 'not in', db.selectFrom('bots').select('userid'))
    .where('userid', 'not in', brought)
    .execute();
  return rows.map((r) => r.userid);
}

export interface MemberOutside extends UserRow {
  scheme_guest: boolean | null;
  scheme_user: boolean | null;
  scheme_admin: boolean | null;
}

const outside = (db: Db, channelId: string, groupIds: readonly string[]) =>
  selectUsers(db)
    .innerJoin('channelmembers', 'channelmembers.userid', 'users.id')
    .where('channelmembers.channelid', '=', channelId)
    .where('users.deleteat', '=', 0)
    .where('bots.userid', 'is', null)
    .where(
      'users.id',
      'not in',
      db.selectFrom('groupmembers').select('userid').where('deleteat', '=', 0).where(db.dialect.anyOf('groupid', groupIds)),
    );

/** Members of a channel who are in none of these groups, by username. */
export async function membersMinusGroups(
  db: Db,
  channelId: string,
  groupIds: readonly string[],
  page: { readonly offset: number; readonly limit: number },
): Promise<MemberOutside[]> {
  const rows = await outside(db, channelId, groupIds)
    .select(['channelmembers.schemeguest as scheme_guest', 'channelmembers.schemeuser as scheme_user', 'channelmembers.schemeadmin as scheme_admin'])
    .orderBy('users.username')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows as MemberOutside[];
}

export async function countMembersMinusGroups(db: Db, channelId: string, groupIds: readonly string[]): Promise<number> {
  const { count } = await outside(db, channelId, groupIds)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export type GroupOfUser = Omit<GroupRow, 'has_syncables'> & { user_id: string };

/** The groups that each of these people is in. */
export async function groupsOfUsers(db: Db, userIds: readonly string[]): Promise<Map<string, GroupOfUser[]>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('groupmembers')
    .innerJoin('usergroups', 'usergroups.id', 'groupmembers.groupid')
    .select([
      'groupmembers.userid as user_id',
      'usergroups.id',
      'usergroups.name',
      'usergroups.displayname as display_name',
      'usergroups.description',
      'usergroups.source',
      'usergroups.remoteid as remote_id',
      'usergroups.createat as create_at',
      'usergroups.updateat as update_at',
      'usergroups.deleteat as delete_at',
      'usergroups.allowreference as allow_reference',
    ])
    .where('groupmembers.deleteat', '=', 0)
    .where(db.dialect.anyOf('groupmembers.userid', userIds))
    .orderBy('usergroups.displayname')
    .execute();
  return Map.groupBy(rows, (row) => row.user_id);
}
