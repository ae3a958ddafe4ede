import { manageSystem } from '@foremast/domain/permissions/system';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { anyOf, self } from '@foremast/kernel/permission';
import { retentionOfTeamsOf } from '@foremast/store/queries/retention-policies';
import { TeamRetentions } from '@foremast/wire/models/retention-policy';
import { t } from '@foremast/wire/scalars';

export const getTeamPoliciesForUser = operation({
  id: 'GetTeamPoliciesForUser',
  method: 'GET',
  path: '/api/v4/users/{user_id}/data_retention/team_policies',
  summary: 'How long messages are kept in the teams that somebody is in and that have a policy.',
  query: t.Object(paging),
  response: TeamRetentions,
  permission: ({ params }) => [anyOf(self(params.user_id), manageSystem)],
  async handle({ params, query }, ctx) {
    const { rows, total } = await retentionOfTeamsOf(ctx.db, params.user_id, { page: query.page, perPage: query.per_page });
    return { policies: rows, total_count: total };
  },
});
