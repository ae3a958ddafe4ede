import { onSystem } from '@foremast/domain/permissions/system';
import { presentListedTeams } from '@foremast/domain/teams/present-team';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { listTeams } from '@foremast/store/queries/teams';
import { Team } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

const MOST = 100;

export const searchTeamsForRetentionPolicy = operation({
  id: 'SearchTeamsForRetentionPolicy',
  method: 'POST',
  path: '/api/v4/data_retention/policies/{policy_id}/teams/search',
  summary: 'Find teams among those that follow a policy.',
  body: t.Nullable(t.Object({ term: t.String() })),
  bodyName: 'team_search',
  response: t.Array(Team),
  permission: () => [onSystem('sysconsole_read_compliance_data_retention_policy')],
  async handle({ params, body }, ctx) {
    if (!body) throw invalidBody('team_search');
    const rows = await listTeams(ctx.db, { term: body.term.trim(), policyId: params.policy_id }, { page: 0, perPage: MOST });
    return presentListedTeams(ctx, rows);
  },
});
