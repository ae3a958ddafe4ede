import { getTeamByInvite } from '@foremast/domain/teams/get-team';
import { acceptInvitation, readInvitation } from '@foremast/domain/teams/invitations';
import { joinTeam } from '@foremast/domain/teams/join-team';
import { presentTeamMember } from '@foremast/domain/teams/present-team';
import { getAccount } from '@foremast/domain/users/get-account';
import { isGuest } from '@foremast/domain/users/is-guest';
import type { Ctx } from '@foremast/kernel/context';
import { badRequest, forbidden } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import type { TeamMemberRow } from '@foremast/store/queries/team-members';
import type { UserRow } from '@foremast/store/queries/users';
import { TeamMember } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

async function byToken(ctx: Ctx, user: UserRow, token: string): Promise<TeamMemberRow> {
  const invitation = await readInvitation(ctx.db, token, ctx.now());
  if (invitation === 'unknown') throw badRequest('api.user.create_user.signup_link_invalid.app_error');
  if (invitation === 'expired') throw badRequest('api.user.create_user.signup_link_expired.app_error');
  return ctx.tx((tx) => acceptInvitation(tx, invitation, user));
}

async function byInvite(ctx: Ctx, user: UserRow, inviteId: string): Promise<TeamMemberRow> {
  const team = await getTeamByInvite(ctx.db, inviteId);
  if (team.group_constrained) throw forbidden('app.team.invite_id.group_constrained.error');
  return (await ctx.tx((tx) => joinTeam(tx, team, user))).member;
}

export const addTeamMemberFromInvite = operation({
  id: 'AddTeamMemberFromInvite',
  method: 'POST',
  path: '/api/v4/teams/members/invite',
  summary: 'Join a team by its link, or by the link in an invitation.',
  query: t.Object({ token: t.String(), invite_id: t.String() }),
  response: TeamMember,
  status: 201,
  permission: 'session',
  async handle({ query: { token, invite_id } }, ctx) {
    if (!token && !invite_id) throw badRequest('api.team.add_user_to_team.missing_parameter.app_error');
    const user = await getAccount(ctx.db, ctx.userId);
    if (!token && isGuest(user)) throw forbidden('api.team.add_user_to_team_from_invite.guest.app_error');
    return presentTeamMember(ctx.db, token ? await byToken(ctx, user, token) : await byInvite(ctx, user, invite_id));
  },
});
