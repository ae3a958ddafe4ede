import { ownAccount } from '@foremast/domain/permissions/system';
import { removeCustomStatus, requireCustomStatuses } from '@foremast/domain/status/custom-status';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const unsetUserCustomStatus = operation({
  id: 'UnsetUserCustomStatus',
  method: 'DELETE',
  path: '/api/v4/users/{user_id}/status/custom',
  summary: 'Take a custom status away.',
  response: StatusOK,
  permission: ({ params }, ctx) => {
    requireCustomStatuses(ctx);
    return [ownAccount(params.user_id)];
  },
  async handle({ params }, ctx) {
    await removeCustomStatus(ctx, params.user_id);
    return OK;
  },
});
