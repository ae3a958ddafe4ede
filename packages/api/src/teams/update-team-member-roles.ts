import { onTeam } from '@foremast/domain/permissions/team';
import { getTeamMember } from '@foremast/domain/teams/get-team-member';
import { setTeamRoles } from '@foremast/domain/teams/member-roles';
import { invalidBody } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const updateTeamMemberRoles = operation({
  id: 'UpdateTeamMemberRoles',
  method: 'PUT',
  path: '/api/v4/teams/{team_id}/members/{user_id}/roles',
  summary: 'Set the roles of a member, as names separated by spaces.',
  body: t.Object({ roles: t.String() }),
  lenientBody: true,
  response: StatusOK,
  permission: 'session',
  async handle({ params, body }, ctx) {
    if (!/^[a-z0-9_\s]*$/.test(body.roles)) throw invalidBody('team_member_roles');
    await ctx.require(onTeam('manage_team_roles', params.team_id));
    await ctx.tx(async (tx) => setTeamRoles(tx, await getTeamMember(tx.db, params.team_id, params.user_id), body.roles));
    return OK;
  },
});
