import type { Db } from '../store.ts';

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
