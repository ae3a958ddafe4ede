import { listableTeams } from '@foremast/domain/permissions/list-teams';
import { onSystem } from '@foremast/domain/permissions/system';
import { presentListedTeams } from '@foremast/domain/teams/present-team';
import { paging } from '@foremast/kernel/decode';
import { forbidden } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { countTeams, listTeams } from '@foremast/store/queries/teams';
import { Team, TeamsWithCount } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

export const getAllTeams = operation({
  id: 'GetAllTeams',
  method: 'GET',
  path: '/api/v4/teams',
  summary: 'The teams that the caller may list, by title; with their number on request.',
  query: t.Object({ ...paging, include_total_count: t.Boolean(), exclude_policy_constrained: t.Boolean() }),
  response: t.Union([t.Array(Team), TeamsWithCount]),
  permission: ({ query }) => (query.exclude_policy_constrained ? [onSystem('sysconsole_read_compliance_data_retention_policy')] : []),
  async handle({ query }, ctx) {
    const listable = await listableTeams(ctx);
    if (!listable) throw forbidden('api.team.get_all_teams.insufficient_permissions');
    const filter = { ...listable, excludePolicyConstrained: query.exclude_policy_constrained };
    const teams = await presentListedTeams(ctx, await listTeams(ctx.db, filter, { page: query.page, perPage: query.per_page }));
    return query.include_total_count ? { teams, total_count: await countTeams(ctx.db, filter) } : teams;
  },
});
