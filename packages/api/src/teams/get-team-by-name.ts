import { hasOnTeam } from '@foremast/domain/permissions/team';
import { isOpenTeam, getTeamByName as teamByName, teamNameOf } from '@foremast/domain/teams/get-team';
import { presentTeam } from '@foremast/domain/teams/present-team';
import { noPermission } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Team } from '@foremast/wire/models/team';

export const getTeamByName = operation({
  id: 'GetTeamByName',
  method: 'GET',
  path: '/api/v4/teams/name/{name}',
  summary: 'One team, by the name in its address.',
  response: Team,
  permission: 'session',
  async handle({ params }, ctx) {
    const team = await teamByName(ctx.db, teamNameOf(params.name));
    if (!isOpenTeam(team) && !(await hasOnTeam(ctx, 'view_team', team.id))) throw noPermission();
    return presentTeam(ctx, team);
  },
});
