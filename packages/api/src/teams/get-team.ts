import { maySeeTeam, getTeam as teamById } from '@foremast/domain/teams/get-team';
import { presentTeam } from '@foremast/domain/teams/present-team';
import { noPermission } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Team } from '@foremast/wire/models/team';

export const getTeam = operation({
  id: 'GetTeam',
  method: 'GET',
  path: '/api/v4/teams/{team_id}',
  summary: 'One team.',
  response: Team,
  permission: 'session',
  async handle({ params }, ctx) {
    const team = await teamById(ctx.db, params.team_id);
    if (!(await maySeeTeam(ctx, team))) throw noPermission();
    return presentTeam(ctx, team);
  },
});
