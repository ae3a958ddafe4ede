import { onTeam } from '@foremast/domain/permissions/team';
import { namedTeam } from '@foremast/domain/teams/get-team';
import { removeIcon } from '@foremast/domain/teams/team-icon';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const removeTeamIcon = operation({
  id: 'RemoveTeamIcon',
  method: 'DELETE',
  path: '/api/v4/teams/{team_id}/image',
  summary: 'Take a team’s icon away.',
  response: StatusOK,
  permission: ({ params }) => [onTeam('manage_team', params.team_id)],
  async handle({ params }, ctx) {
    await removeIcon(ctx, await namedTeam(ctx.db, params.team_id, 'api.team.remove_team_icon.get_team.app_error'));
    return OK;
  },
});
