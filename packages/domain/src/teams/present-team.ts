import type { Ctx } from '@foremast/kernel/context';
import type { TeamMemberRow } from '@foremast/store/queries/team-members';
import type { ListedTeam, TeamRow } from '@foremast/store/queries/teams';
import type { Db } from '@foremast/store/store';
import type { Team, TeamMember } from '@foremast/wire/models/team';
import { teamRolesOf } from '../permissions/roles.ts';
import { hasSystem } from '../permissions/system.ts';
import { hasOnTeam } from '../permissions/team.ts';

/** All of a team, for those who manage it. */
export function fullTeam(row: TeamRow | ListedTeam): Team {
  const { last_team_icon_update, ...team } = row;
  return { policy_id: null, ...team, ...(last_team_icon_update ? { last_team_icon_update } : {}) };
}

/** What everybody may see of a team: no address, no invitation. */
export const publicTeam = (row: TeamRow): Team => ({ ...fullTeam(row), email: '', invite_id: '' });

/** A team as the caller may see it. */
export async function presentTeam(ctx: Ctx, row: TeamRow | ListedTeam): Promise<Team> {
  const team = fullTeam(row);
  const manages = await hasOnTeam(ctx, 'manage_team', row.id);
  const invites = await hasOnTeam(ctx, 'invite_user', row.id);
  return { ...team, email: manages ? team.email : '', invite_id: invites ? team.invite_id : '' };
}

export const presentTeams = (ctx: Ctx, rows: readonly TeamRow[]): Promise<Team[]> => Promise.all(rows.map((row) => presentTeam(ctx, row)));

/** Teams of a list, with the retention policy for those who may see it. */
export async function presentListedTeams(ctx: Ctx, rows: readonly ListedTeam[]): Promise<Team[]> {
  const policies = await hasSystem(ctx, 'sysconsole_read_compliance_data_retention_policy');
  return presentTeams(ctx, policies ? rows : rows.map((row) => ({ ...row, policy_id: null })));
}

export async function presentTeamMember(db: Db, row: TeamMemberRow): Promise<TeamMember> {
  return {
    team_id: row.team_id,
    user_id: row.user_id,
    roles: (await teamRolesOf(db, row)).join(' '),
    delete_at: row.delete_at,
    scheme_guest: row.scheme_guest === true,
    scheme_user: row.scheme_user === true,
    scheme_admin: row.scheme_admin === true,
    explicit_roles: row.explicit_roles,
  };
}

export const presentTeamMembers = (db: Db, rows: readonly TeamMemberRow[]): Promise<TeamMember[]> =>
  Promise.all(rows.map((row) => presentTeamMember(db, row)));
