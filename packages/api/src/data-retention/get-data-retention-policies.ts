import { onSystem } from '@foremast/domain/permissions/system';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { countRetentionPolicies, retentionPolicies } from '@foremast/store/queries/retention-policies';
import { RetentionPolicies } from '@foremast/wire/models/retention-policy';
import { t } from '@foremast/wire/scalars';

export const getDataRetentionPolicies = operation({
  id: 'GetDataRetentionPolicies',
  method: 'GET',
  path: '/api/v4/data_retention/policies',
  summary: 'The policies for teams and channels, by title.',
  query: t.Object(paging),
  response: RetentionPolicies,
  permission: () => [onSystem('sysconsole_read_compliance_data_retention_policy')],
  async handle({ query }, ctx) {
    const policies = await retentionPolicies(ctx.db, { page: query.page, perPage: query.per_page });
    return { policies, total_count: await countRetentionPolicies(ctx.db) };
  },
});
