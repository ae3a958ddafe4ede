import { onTeam } from '@foremast/domain/permissions/team';
import { getTeamMember } from '@foremast/domain/teams/get-team-member';
import { setTeamFlags } from '@foremast/domain/teams/member-roles';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const updateTeamMemberSchemeRoles = operation({
  id: 'UpdateTeamMemberSchemeRoles',
  method: 'PUT',
  path: '/api/v4/teams/{team_id}/members/{user_id}/schemeRoles',
  summary: 'Make somebody a member, a guest or an administrator of a team.',
  body: t.Object({ scheme_guest: t.Boolean(), scheme_user: t.Boolean(), scheme_admin: t.Boolean() }),
  bodyName: 'scheme_roles',
  response: StatusOK,
  permission: ({ params }) => [onTeam('manage_team_roles', params.team_id)],
  async handle({ params, body }, ctx) {
    await ctx.tx(async (tx) => setTeamFlags(tx, await getTeamMember(tx.db, params.team_id, params.user_id), body));
    return OK;
  },
});
