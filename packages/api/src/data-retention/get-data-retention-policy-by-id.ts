import { onSystem } from '@foremast/domain/permissions/system';
import { getRetentionPolicy } from '@foremast/domain/retention/change-policy';
import { operation } from '@foremast/kernel/operation';
import { RetentionPolicy } from '@foremast/wire/models/retention-policy';

export const getDataRetentionPolicyById = operation({
  id: 'GetDataRetentionPolicyByID',
  method: 'GET',
  path: '/api/v4/data_retention/policies/{policy_id}',
  summary: 'One policy, with how many teams and channels follow it.',
  response: RetentionPolicy,
  permission: () => [onSystem('sysconsole_read_compliance_data_retention_policy')],
  handle: ({ params }, ctx) => getRetentionPolicy(ctx.db, params.policy_id),
});
