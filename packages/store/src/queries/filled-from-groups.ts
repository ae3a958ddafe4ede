import type { Expression } from 'kysely';
import type { Db } from '../store.ts';
import { selectUsers, type UserRow } from './users.ts';

/** A team or a channel that groups can fill. */
export interface Place {
  readonly kind: 'team' | 'channel';
  readonly id: string;
}

/** The groups that fill a place. */
const linked = (db: Db, { kind, id }: Place): Expression<string> =>
  kind === 'team'
    ? db.selectFrom('groupteams').select('groupid').where('teamid', '=', id).where('deleteat', '=', 0).$asScalar()
    : db.selectFrom('groupchannels').select('groupid').where('channelid', '=', id).where('deleteat', '=', 0).$asScalar();

/** The ids of the groups that fill a place. */
export async function linkedGroups(db: Db, { kind, id }: Place): Promise<Set<string>> {
  const rows =
    kind === 'team'
      ? await db.selectFrom('groupteams').select('groupid').where('teamid', '=', id).where('deleteat', '=', 0).execute()
      : await db.selectFrom('groupchannels').select('groupid').where('channelid', '=', id).where('deleteat', '=', 0).execute();
  return new Set(rows.map((row) => row.groupid));
}

/** Whom the groups of a place bring in; a group that is deleted brings in nobody. */
const brought = (db: Db, place: Place) =>
  db
    .selectFrom('groupmembers')
    .innerJoin('usergroups', 'usergroups.id', 'groupmembers.groupid')
    .select('groupmembers.userid')
    .where('groupmembers.deleteat', '=', 0)
    .where('usergroups.deleteat', '=', 0)
    .where('groupmembers.groupid', 'in', linked(db, place));

const FLAGS = ['userid', 'schemeguest as scheme_guest', 'schemeuser as scheme_user', 'schemeadmin as scheme_admin'] as const;

const members = (db: Db, { kind, id }: Place) =>
  kind === 'team'
    ? db.selectFrom('teammembers').select(FLAGS).where('teamid', '=', id).where('deleteat', '=', 0)
    : db.selectFrom('channelmembers').select(FLAGS).where('channelid', '=', id);

/** Those of these people whom no group of the place brings in. Bots are outside of all groups and everywhere welcome. */
export async function outsideGroups(db: Db, place: Place, userIds: readonly string[]): Promise<string[]> {
  const inside = await brought(db, place)
    .where(db.dialect.anyOf('groupmembers.userid', userIds))
    .union(db.selectFrom('bots').select('bots.userid').where(db.dialect.anyOf('bots.userid', userIds)))
    .execute();
  const known = new Set(inside.map((row) => row.userid));
  return userIds.filter((id) => !known.has(id));
}

/** Members of a place, bots apart, whom no group of it brings in. */
export async function membersOutsideGroups(db: Db, place: Place): Promise<string[]> {
  const rows = await db
    .selectFrom(members(db, place).as('member'))
    .select('member.userid')
    .where('member.userid', 'not in', db.selectFrom('bots').select('userid'))
    .where('member.userid', 'not in', brought(db, place))
    .execute();
  return rows.map((row) => row.userid);
}

export interface MemberOutside extends UserRow {
  scheme_guest: boolean | null;
  scheme_user: boolean | null;
  scheme_admin: boolean | null;
}

const minus = (db: Db, place: Place, groupIds: readonly string[]) =>
  selectUsers(db)
    .innerJoin(members(db, place).as('member'), 'member.userid', 'users.id')
    .where('users.deleteat', '=', 0)
    .where('bots.userid', 'is', null)
    .where(
      'users.id',
      'not in',
      db.selectFrom('groupmembers').select('userid').where('deleteat', '=', 0).where(db.dialect.anyOf('groupid', groupIds)),
    );

/** Members of a place who are in none of these groups, by username. */
export async function membersMinusGroups(
  db: Db,
  place: Place,
  groupIds: readonly string[],
  page: { readonly offset: number; readonly limit: number },
): Promise<MemberOutside[]> {
  const rows = await minus(db, place, groupIds)
    .select(['member.scheme_guest', 'member.scheme_user', 'member.scheme_admin'])
    .orderBy('users.username')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows as MemberOutside[];
}

export async function countMembersMinusGroups(db: Db, place: Place, groupIds: readonly string[]): Promise<number> {
  const { count } = await minus(db, place, groupIds)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
