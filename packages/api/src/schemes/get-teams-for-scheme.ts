import { onSystem } from '@foremast/domain/permissions/system';
import { getSchemeOf } from '@foremast/domain/schemes/get-scheme';
import { presentTeams } from '@foremast/domain/teams/present-team';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { teamsOfScheme } from '@foremast/store/queries/teams';
import { Team } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

export const getTeamsForScheme = operation({
  id: 'GetTeamsForScheme',
  method: 'GET',
  path: '/api/v4/schemes/{scheme_id}/teams',
  summary: 'The teams under a scheme.',
  query: t.Object(paging),
  response: t.Array(Team),
  permission: () => [onSystem('sysconsole_read_user_management_teams')],
  noCsrf: true,
  async handle({ params, query }, ctx) {
    const scheme = await getSchemeOf(ctx.db, params.scheme_id, 'team', 'api.scheme.get_teams_for_scheme.scope.error');
    return presentTeams(ctx, await teamsOfScheme(ctx.db, scheme.id, { page: query.page, perPage: query.per_page }));
  },
});
