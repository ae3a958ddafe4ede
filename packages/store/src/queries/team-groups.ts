import type { Db } from '../store.ts';
import { selectUsers, type UserRow } from './users.ts';

/** Those of these people whom none of the groups that fill the team brings in. Bots are outside of all groups and everywhere welcome. */
export async function outsideTeamGroups(db: Db, teamId: string, userIds: readonly string[]): Promise<string[]> {
  const inside = await db
    .selectFrom('groupmembers')
    .innerJoin('groupteams', 'groupteams.groupid', 'groupmembers.groupid')
    .innerJoin('usergroups', 'usergroups.id', 'groupmembers.groupid')
    .select('groupmembers.userid')
    .where('groupteams.teamid', '=', teamId)
    .where('groupteams.deleteat', '=', 0)
    .where('groupmembers.deleteat', '=', 0)
    .where('usergroups.deleteat', '=', 0)
    .where(db.dialect.anyOf('groupmembers.userid', userIds))
    .union(db.selectFrom('bots').select('bots.userid').where(db.dialect.anyOf('bots.userid', userIds)))
    .execute();
  const known = new Set(inside.map((row) => row.userid));
  return userIds.filter((id) => !known.has(id));
}

/** Members of a team, bots apart, whom none of the groups that fill it brings in. Guests are never brought in. */
export async function teamMembersOutsideGroups(db: Db, teamId: string): Promise<string[]> {
  const brought = db
    .selectFrom('groupmembers')
    .innerJoin('groupteams', 'groupteams.groupid', 'groupmembers.groupid')
    .innerJoin('usergroups', 'usergroups.id', 'groupmembers.groupid')
    .select('groupmembers.userid')
    .where('groupteams.teamid', '=', teamId)
    .where('groupteams.deleteat', '=', 0)
    .where('groupmembers.deleteat', '=', 0)
    .where('usergroups.deleteat', '=', 0);
  const rows = await db
    .selectFrom('teammembers')
    .select('userid')
    .where('teamid', '=', teamId)
    .where('deleteat', '=', 0)
    .where('userid', 'not in', db.selectFrom('bots').select('userid'))
    .where('userid', 'not in', brought)
    .execute();
  return rows.map((row) => row.userid);
}

export interface TeamMemberOutside extends UserRow {
  scheme_guest: boolean | null;
  scheme_user: boolean | null;
  scheme_admin: boolean | null;
}

const outside = (db: Db, teamId: string, groupIds: readonly string[]) =>
  selectUsers(db)
    .innerJoin('teammembers', 'teammembers.userid', 'users.id')
    .where('teammembers.teamid', '=', teamId)
    .where('teammembers.deleteat', '=', 0)
    .where('users.deleteat', '=', 0)
    .where('bots.userid', 'is', null)
    .where(
      'users.id',
      'not in',
      db.selectFrom('groupmembers').select('userid').where('deleteat', '=', 0).where(db.dialect.anyOf('groupid', groupIds)),
    );

/** Members of a team who are in none of these groups, by username. */
export async function teamMembersMinusGroups(
  db: Db,
  teamId: string,
  groupIds: readonly string[],
  page: { readonly page: number; readonly perPage: number },
): Promise<TeamMemberOutside[]> {
  const rows = await outside(db, teamId, groupIds)
    .select(['teammembers.schemeguest as scheme_guest', 'teammembers.schemeuser as scheme_user', 'teammembers.schemeadmin as scheme_admin'])
    .orderBy('users.username')
    .limit(page.perPage)
    .offset(page.page * page.perPage)
    .execute();
  return rows as TeamMemberOutside[];
}

export async function countTeamMembersMinusGroups(db: Db, teamId: string, groupIds: readonly string[]): Promise<number> {
  const { count } = await outside(db, teamId, groupIds)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
