import { onTeam } from '@foremast/domain/permissions/team';
import { restoreTeam as restore } from '@foremast/domain/teams/change-team';
import { getTeam } from '@foremast/domain/teams/get-team';
import { presentTeam } from '@foremast/domain/teams/present-team';
import { operation } from '@foremast/kernel/operation';
import { Team } from '@foremast/wire/models/team';

export const restoreTeam = operation({
  id: 'RestoreTeam',
  method: 'POST',
  path: '/api/v4/teams/{team_id}/restore',
  summary: 'Bring an archived team back.',
  response: Team,
  permission: ({ params }) => [onTeam('manage_team', params.team_id)],
  async handle({ params }, ctx) {
    const team = await getTeam(ctx.db, params.team_id);
    return presentTeam(ctx, await ctx.tx((tx) => restore(tx, team)));
  },
});
