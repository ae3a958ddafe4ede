import type { Ctx, Tx } from '@foremast/kernel/context';
import { AppError, badRequest, noPermission, notFound } from '@foremast/kernel/error';
import { errorBody } from '@foremast/kernel/error-body';
import { outsideGroups } from '@foremast/store/queries/filled-from-groups';
import { holdPeople } from '@foremast/store/queries/hold-people';
import type { TeamMemberRow } from '@foremast/store/queries/team-members';
import type { TeamRow } from '@foremast/store/queries/teams';
import { findUser, usersByIds } from '@foremast/store/queries/users';
import { addedToTeam } from '@foremast/wire/events';
import type { TeamMemberWithError } from '@foremast/wire/models/team';
import { hasOnTeam } from '../permissions/team.ts';
import { isGuest } from '../users/is-guest.ts';
import { joinTeam } from './join-team.ts';
import { presentTeamMember } from './present-team.ts';

/** Only who may invite guests brings guests in. */
export async function checkGuests(ctx: Ctx, teamId: string, ids: readonly string[]): Promise<void> {
  if (await hasOnTeam(ctx, 'invite_guest', teamId)) return;
  const people = new Map((await usersByIds(ctx.db, ids)).map((user) => [user.id, user]));
  for (const id of ids) {
    const user = people.get(id);
    if (!user) throw notFound('api.team.user.missing_account');
    if (isGuest(user)) throw noPermission();
  }
}

const DENIED = 'api.team.add_members.user_denied';

/** Those whom the team's groups do not bring in; nobody where the team is not filled from groups. */
const deniedOf = async (ctx: Ctx, team: TeamRow, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(team.group_constrained ? await outsideGroups(ctx.db, { kind: 'team', id: team.id }, ids) : []);

/** Throws `api.team.add_members.user_denied` (400) for a team that is filled from groups none of which brings all of them in. */
export async function checkGroups(ctx: Ctx, team: TeamRow, ids: readonly string[]): Promise<void> {
  if ((await deniedOf(ctx, team, ids)).size > 0) throw badRequest(DENIED);
}

/** Who is added by this way hears of it, in already or not, besides what everybody hears who joins: clients have always been told so. */
async function addOne(tx: Tx, team: TeamRow, userId: string): Promise<TeamMemberRow> {
  const user = await findUser(tx.db, userId);
  if (!user) throw notFound('app.user.missing_account.const');
  const { member } = await joinTeam(tx, team, user);
  tx.emit(addedToTeam, { team_id: team.id, user_id: userId }, { user: userId });
  return member;
}

/** All of them or, when one cannot be added, none. */
export async function addMembers(ctx: Ctx, team: TeamRow, ids: readonly string[]): Promise<TeamMemberRow[]> {
  await checkGroups(ctx, team, ids);
  return ctx.tx(async (tx) => {
    await holdPeople(tx.db, ids);
    const rows: TeamMemberRow[] = [];
    for (const id of ids) rows.push(await addOne(tx, team, id));
    return rows;
  });
}

/** Those who can be added; for the others, why not. Nothing of a refused one has been written by then. */
export async function addMembersGracefully(ctx: Ctx, team: TeamRow, ids: readonly string[]): Promise<TeamMemberWithError[]> {
  const denied = await deniedOf(ctx, team, ids);
  return ctx.tx(async (tx) => {
    await holdPeople(tx.db, ids);
    const results: TeamMemberWithError[] = [];
    for (const user_id of ids) {
      try {
        if (denied.has(user_id)) throw badRequest(DENIED);
        results.push({ user_id, member: await presentTeamMember(tx.db, await addOne(tx, team, user_id)), error: null });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        results.push({ user_id, member: null, error: errorBody(error) });
      }
    }
    return results;
  });
}
