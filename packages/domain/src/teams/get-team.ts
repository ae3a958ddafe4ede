import type { Ctx } from '@foremast/kernel/context';
import { badRequest, invalidUrl, notFound } from '@foremast/kernel/error';
import { findTeam, findTeamByInvite, findTeamByName, type TeamRow } from '@foremast/store/queries/teams';
import type { Db } from '@foremast/store/store';
import { hasSystem } from '../permissions/system.ts';
import { hasOnTeam } from '../permissions/team.ts';
import { isTeamName } from './validate-team.ts';

/** Archived ones too. Throws `app.team.get.find.app_error` (404). */
export async function getTeam(db: Db, id: string): Promise<TeamRow> {
  const team = await findTeam(db, id);
  if (!team) throw notFound('app.team.get.find.app_error');
  return team;
}

/** The same where the contract answers 400 with an id of its own. */
export async function namedTeam(db: Db, id: string, error: string): Promise<TeamRow> {
  const team = await findTeam(db, id);
  if (!team) throw badRequest(error);
  return team;
}

/** The name as it is looked up; throws where no team could have it. */
export function teamNameOf(text: string): string {
  const name = text.toLowerCase();
  if (!isTeamName(name)) throw invalidUrl('team_name');
  return name;
}

/** Throws `app.team.get_by_name.missing.app_error` (404). */
export async function getTeamByName(db: Db, name: string): Promise<TeamRow> {
  const team = await findTeamByName(db, name);
  if (!team) throw notFound('app.team.get_by_name.missing.app_error');
  return team;
}

/** Throws `app.team.get_by_invite_id.finding.app_error` (404). */
export async function getTeamByInvite(db: Db, inviteId: string): Promise<TeamRow> {
  const team = inviteId ? await findTeamByInvite(db, inviteId) : undefined;
  if (!team) throw notFound('app.team.get_by_invite_id.finding.app_error');
  return team;
}

/** Anybody in the system who may list open teams may look at it. */
export const isOpenTeam = (team: TeamRow): boolean => team.allow_open_invite && team.type === 'O';

export const maySeeTeam = async (ctx: Ctx, team: TeamRow): Promise<boolean> =>
  (isOpenTeam(team) && (await hasSystem(ctx, 'list_public_teams'))) || hasOnTeam(ctx, 'view_team', team.id);
