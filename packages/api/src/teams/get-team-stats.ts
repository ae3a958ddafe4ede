import { inTeam } from '@foremast/domain/permissions/team';
import { circleOf } from '@foremast/domain/users/visibility';
import { operation } from '@foremast/kernel/operation';
import { teamStats } from '@foremast/store/queries/team-members';
import { TeamStats } from '@foremast/wire/models/team';

export const getTeamStats = operation({
  id: 'GetTeamStats',
  method: 'GET',
  path: '/api/v4/teams/{team_id}/stats',
  summary: 'How many people are in a team, as far as the caller may know them.',
  response: TeamStats,
  permission: ({ params }) => [inTeam(params.team_id)],
  async handle({ params }, ctx) {
    const { total, active } = await teamStats(ctx.db, params.team_id, await circleOf(ctx));
    return { team_id: params.team_id, total_member_count: total, active_member_count: active };
  },
});
