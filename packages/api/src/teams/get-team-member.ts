import { inTeam } from '@foremast/domain/permissions/team';
import { getTeamMember as teamMember } from '@foremast/domain/teams/get-team-member';
import { presentTeamMember } from '@foremast/domain/teams/present-team';
import { seeUser } from '@foremast/domain/users/visibility';
import { operation } from '@foremast/kernel/operation';
import { TeamMember } from '@foremast/wire/models/team';

export const getTeamMember = operation({
  id: 'GetTeamMember',
  method: 'GET',
  path: '/api/v4/teams/{team_id}/members/{user_id}',
  summary: 'One membership in a team, also one that has ended.',
  response: TeamMember,
  permission: ({ params }) => [inTeam(params.team_id), seeUser(params.user_id)],
  handle: async ({ params }, ctx) => presentTeamMember(ctx.db, await teamMember(ctx.db, params.team_id, params.user_id)),
});
