import { ownAccount } from '@foremast/domain/permissions/system';
import { forgetCustomStatus, requireCustomStatuses } from '@foremast/domain/status/custom-status';
import { OK, operation } from '@foremast/kernel/operation';
import { CustomStatus } from '@foremast/wire/models/custom-status';
import { StatusOK } from '@foremast/wire/models/status';

export const removeRecentCustomStatus = operation({
  id: 'RemoveRecentCustomStatus',
  method: 'DELETE',
  path: '/api/v4/users/{user_id}/status/custom/recent',
  summary: 'Forget one of the custom statuses that were set lately.',
  body: CustomStatus,
  bodyName: 'recent_custom_status',
  response: StatusOK,
  permission: ({ params }, ctx) => {
    requireCustomStatuses(ctx);
    return [ownAccount(params.user_id)];
  },
  async handle({ params, body }, ctx) {
    await forgetCustomStatus(ctx, params.user_id, body);
    return OK;
  },
});
