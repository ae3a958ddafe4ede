import { onSystem } from '@foremast/domain/permissions/system';
import { presentListedTeams } from '@foremast/domain/teams/present-team';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { countTeams, listTeams } from '@foremast/store/queries/teams';
import { TeamsWithCount } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

export const getTeamsForRetentionPolicy = operation({
  id: 'GetTeamsForRetentionPolicy',
  method: 'GET',
  path: '/api/v4/data_retention/policies/{policy_id}/teams',
  summary: 'The teams that follow a policy, by title.',
  query: t.Object(paging),
  response: TeamsWithCount,
  permission: () => [onSystem('sysconsole_read_compliance_data_retention_policy')],
  async handle({ params, query }, ctx) {
    const filter = { policyId: params.policy_id };
    const rows = await listTeams(ctx.db, filter, { page: query.page, perPage: query.per_page });
    return { teams: await presentListedTeams(ctx, rows), total_count: await countTeams(ctx.db, filter) };
  },
});
