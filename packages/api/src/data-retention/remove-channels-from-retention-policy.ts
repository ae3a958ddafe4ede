import { onSystem } from '@foremast/domain/permissions/system';
import { changeAssignments } from '@foremast/domain/retention/change-policy';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const removeChannelsFromRetentionPolicy = operation({
  id: 'RemoveChannelsFromRetentionPolicy',
  method: 'DELETE',
  path: '/api/v4/data_retention/policies/{policy_id}/channels',
  summary: 'Let channels follow a policy no more.',
  body: t.Array(t.String()),
  bodyError: 'api.payload.parse.error',
  response: StatusOK,
  permission: () => [onSystem('sysconsole_write_compliance_data_retention_policy')],
  async handle({ params, body }, ctx) {
    await ctx.tx((tx) => changeAssignments(tx, params.policy_id, { kind: 'channels', add: false }, body));
    return OK;
  },
});
