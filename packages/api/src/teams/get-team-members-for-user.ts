import { onSystem } from '@foremast/domain/permissions/system';
import { presentTeamMembers } from '@foremast/domain/teams/present-team';
import { seeUser } from '@foremast/domain/users/visibility';
import { operation } from '@foremast/kernel/operation';
import { anyOf, self } from '@foremast/kernel/permission';
import { teamMembershipsOfUser } from '@foremast/store/queries/team-members';
import { TeamMember } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

export const getTeamMembersForUser = operation({
  id: 'GetTeamMembersForUser',
  method: 'GET',
  path: '/api/v4/users/{user_id}/teams/members',
  summary: 'All memberships of somebody in teams, those that ended included.',
  response: t.Array(TeamMember),
  permission: ({ params }) => [anyOf(self(params.user_id), onSystem('read_other_users_teams')), seeUser(params.user_id)],
  handle: async ({ params }, ctx) => presentTeamMembers(ctx.db, await teamMembershipsOfUser(ctx.db, params.user_id)),
});
