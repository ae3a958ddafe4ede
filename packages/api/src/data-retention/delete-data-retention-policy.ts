import { onSystem } from '@foremast/domain/permissions/system';
import { removeRetentionPolicy } from '@foremast/domain/retention/change-policy';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteDataRetentionPolicy = operation({
  id: 'DeleteDataRetentionPolicy',
  method: 'DELETE',
  path: '/api/v4/data_retention/policies/{policy_id}',
  summary: 'Remove a policy; the one for all holds for its teams and channels again.',
  response: StatusOK,
  permission: () => [onSystem('sysconsole_write_compliance_data_retention_policy')],
  async handle({ params }, ctx) {
    await ctx.tx((tx) => removeRetentionPolicy(tx, params.policy_id));
    return OK;
  },
});
