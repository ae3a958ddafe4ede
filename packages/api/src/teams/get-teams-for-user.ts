import { onSystem } from '@foremast/domain/permissions/system';
import { presentTeams } from '@foremast/domain/teams/present-team';
import { operation } from '@foremast/kernel/operation';
import { anyOf, self } from '@foremast/kernel/permission';
import { teamMembershipsOfUser } from '@foremast/store/queries/team-members';
import { teamsByIds } from '@foremast/store/queries/teams';
import { Team } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

export const getTeamsForUser = operation({
  id: 'GetTeamsForUser',
  method: 'GET',
  path: '/api/v4/users/{user_id}/teams',
  summary: 'The teams that somebody is in, without archived ones.',
  response: t.Array(Team),
  permission: ({ params }) => [anyOf(self(params.user_id), onSystem('sysconsole_read_user_management_users'))],
  async handle({ params }, ctx) {
    const present = (await teamMembershipsOfUser(ctx.db, params.user_id)).filter((member) => member.delete_at === 0);
    const teams = await teamsByIds(
      ctx.db,
      present.map((member) => member.team_id),
    );
    return presentTeams(
      ctx,
      teams.filter((team) => team.delete_at === 0),
    );
  },
});
