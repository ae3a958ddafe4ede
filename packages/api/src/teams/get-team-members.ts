import { inTeam } from '@foremast/domain/permissions/team';
import { presentTeamMembers } from '@foremast/domain/teams/present-team';
import { circleOf } from '@foremast/domain/users/visibility';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { teamMembersPage } from '@foremast/store/queries/team-members';
import { TeamMember } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

export const getTeamMembers = operation({
  id: 'GetTeamMembers',
  method: 'GET',
  path: '/api/v4/teams/{team_id}/members',
  summary: 'The members of a team, as far as the caller may know them.',
  query: t.Object({ ...paging, sort: t.String(), exclude_deleted_users: t.Boolean() }),
  response: t.Array(TeamMember),
  permission: ({ params }) => [inTeam(params.team_id)],
  async handle({ params, query }, ctx) {
    const rows = await teamMembersPage(ctx.db, params.team_id, {
      page: query.page,
      perPage: query.per_page,
      byUsername: query.sort === 'Username',
      activeOnly: query.exclude_deleted_users === true,
      circle: await circleOf(ctx),
    });
    return presentTeamMembers(ctx.db, rows);
  },
});
