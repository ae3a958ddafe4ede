import { ownAccount } from '@foremast/domain/permissions/system';
import { requireCustomStatuses, setCustomStatus } from '@foremast/domain/status/custom-status';
import { OK, operation } from '@foremast/kernel/operation';
import { CustomStatus } from '@foremast/wire/models/custom-status';
import { StatusOK } from '@foremast/wire/models/status';

export const updateUserCustomStatus = operation({
  id: 'UpdateUserCustomStatus',
  method: 'PUT',
  path: '/api/v4/users/{user_id}/status/custom',
  summary: 'Say what somebody is up to.',
  body: CustomStatus,
  bodyName: 'custom_status',
  response: StatusOK,
  permission: ({ params }, ctx) => {
    requireCustomStatuses(ctx);
    return [ownAccount(params.user_id)];
  },
  async handle({ params, body }, ctx) {
    await setCustomStatus(ctx, params.user_id, body);
    return OK;
  },
});
