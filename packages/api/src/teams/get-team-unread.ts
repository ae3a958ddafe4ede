import { ownAccount } from '@foremast/domain/permissions/system';
import { inTeam } from '@foremast/domain/permissions/team';
import { nothingUnread, teamUnreads } from '@foremast/domain/teams/team-unreads';
import { operation } from '@foremast/kernel/operation';
import { TeamUnread } from '@foremast/wire/models/team';

export const getTeamUnread = operation({
  id: 'GetTeamUnread',
  method: 'GET',
  path: '/api/v4/users/{user_id}/teams/{team_id}/unread',
  summary: 'What somebody has not read in one team.',
  response: TeamUnread,
  permission: ({ params }) => [ownAccount(params.user_id), inTeam(params.team_id)],
  async handle({ params }, ctx) {
    const all = await teamUnreads(ctx.db, params.user_id, false, false);
    return all.find((team) => team.team_id === params.team_id) ?? nothingUnread(params.team_id);
  },
});
