import { onTeam } from '@foremast/domain/permissions/team';
import { getTeam } from '@foremast/domain/teams/get-team';
import { leaveTeam } from '@foremast/domain/teams/leave-team';
import { getAccount } from '@foremast/domain/users/get-account';
import { badRequest } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { anyOf, self } from '@foremast/kernel/permission';
import { StatusOK } from '@foremast/wire/models/status';

export const removeTeamMember = operation({
  id: 'RemoveTeamMember',
  method: 'DELETE',
  path: '/api/v4/teams/{team_id}/members/{user_id}',
  summary: 'Leave a team, or remove somebody from it.',
  response: StatusOK,
  permission: ({ params }) => [anyOf(self(params.user_id), onTeam('remove_user_from_team', params.team_id))],
  async handle({ params }, ctx) {
    const [team, user] = [await getTeam(ctx.db, params.team_id), await getAccount(ctx.db, params.user_id)];
    if (team.group_constrained && user.id !== ctx.userId && !user.bot_id) throw badRequest('api.team.remove_member.group_constrained.app_error');
    await ctx.tx((tx) => leaveTeam(tx, team, user, ctx.userId));
    return OK;
  },
});
