import { onSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { countRetentionPolicies } from '@foremast/store/queries/retention-policies';
import { t } from '@foremast/wire/scalars';

export const getDataRetentionPoliciesCount = operation({
  id: 'GetDataRetentionPoliciesCount',
  method: 'GET',
  path: '/api/v4/data_retention/policies_count',
  summary: 'How many policies for teams and channels there are.',
  response: t.Object({ total_count: t.Integer() }),
  permission: () => [onSystem('sysconsole_read_compliance_data_retention_policy')],
  handle: async (_, ctx) => ({ total_count: await countRetentionPolicies(ctx.db) }),
});
