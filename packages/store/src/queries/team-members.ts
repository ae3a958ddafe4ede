import { cache } from '../cache.ts';
import { type Db, hot, type WriteDb } from '../store.ts';

export const teamMemberColumns = [
  'teammembers.teamid as team_id',
  'teammembers.userid as user_id',
  'teammembers.roles as explicit_roles',
  'teammembers.deleteat as delete_at',
  'teammembers.schemeguest as scheme_guest',
  'teammembers.schemeuser as scheme_user',
  'teammembers.schemeadmin as scheme_admin',
] as const;

/** A membership as stored; `delete_at` > 0: has left. The roles that follow from the flags and the team's scheme are added on the way out. */
export interface TeamMemberRow {
  team_id: string;
  user_id: string;
  explicit_roles: string;
  delete_at: number;
  scheme_guest: boolean | null;
  scheme_user: boolean | null;
  scheme_admin: boolean | null;
}

export const selectTeamMembers = (db: Db) => db.selectFrom('teammembers').select(teamMemberColumns);
const one = hot<{ teamId: string; userId: string }, TeamMemberRow>(
  (db, p) => selectTeamMembers(db).where('teamid', '=', p.teamId).where('userid', '=', p.userId) as never,
);
const ofUser = hot<{ userId: string }, TeamMemberRow>((db, p) => selectTeamMembers(db).where('userid', '=', p.userId).orderBy('teamid') as never);

/** All memberships of a person, those that ended included, by user id. */
export const teamMembershipsByUser = cache<readonly TeamMemberRow[]>('team_memberships', (db, userId) => ofUser(db, { userId }), 50_000);

export async function teamMembershipsOfUser(db: Db, userId: string): Promise<readonly TeamMemberRow[]> {
  return (await db.cached(teamMembershipsByUser, userId)) ?? [];
}

/** Also one that has ended. */
export async function findTeamMember(db: Db, teamId: string, userId: string): Promise<TeamMemberRow | undefined> {
  const known = await db.cached(teamMembershipsByUser, userId);
  return known ? known.find((m) => m.team_id === teamId) : (await one(db, { teamId, userId }))[0];
}

function changed(db: WriteDb, teamId: string, userId: string, present: boolean): void {
  db.touch(teamMembershipsByUser, userId);
  db.touchMember('team', teamId, userId, present);
}

/** A new membership, or an ended one brought back. */
export async function saveTeamMember(db: WriteDb, row: TeamMemberRow, createAt: number): Promise<void> {
  const values = { roles: row.explicit_roles, deleteat: row.delete_at, schemeguest: row.scheme_guest, schemeuser: row.scheme_user, schemeadmin: row.scheme_admin };
  await db
    .insertInto('teammembers')
    .values({ teamid: row.team_id, userid: row.user_id, createat: createAt, ...values })
    .onConflict((c) => c.columns(['teamid', 'userid']).doUpdateSet(values))
    .execute();
  changed(db, row.team_id, row.user_id, row.delete_at === 0);
}

export type TeamMemberChange = Partial<Pick<TeamMemberRow, 'explicit_roles' | 'delete_at' | 'scheme_guest' | 'scheme_user' | 'scheme_admin'>>;

export async function updateTeamMember(db: WriteDb, row: TeamMemberRow, change: TeamMemberChange): Promise<TeamMemberRow> {
  const next = { ...row, ...change };
  await saveTeamMember(db, next, 0);
  return next;
}

export async function countTeamMembers(db: Db, teamId: string): Promise<number> {
  const { count } = await db
    .selectFrom('teammembers')
    .innerJoin('users', 'users.id', 'teammembers.userid')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('teamid', '=', teamId)
    .where('teammembers.deleteat', '=', 0)
    .where('users.deleteat', '=', 0)
    .executeTakeFirstOrThrow();
  return count;
}
