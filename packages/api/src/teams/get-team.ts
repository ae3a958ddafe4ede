import { maySeeTeam, getTeam as teamById } from '@foremast/domain/teams/get-team';
import { presentTeam } from '@foremast/domain/teams/present-team';
import { noPermission, switchedOff } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Team } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

export const getTeam = operation({
  id: 'GetTeam',
  method: 'GET',
  path: '/api/v4/teams/{team_id}',
  summary: 'One team.',
  query: t.Object({ as_content_reviewer: t.Boolean() }),
  response: Team,
  permission: 'session',
  async handle({ params, query }, ctx) {
    if (query.as_content_reviewer) throw switchedOff('api.data_spillage.error.disabled');
    const team = await teamById(ctx.db, params.team_id);
    if (!(await maySeeTeam(ctx, team))) throw noPermission();
    return presentTeam(ctx, team);
  },
});
