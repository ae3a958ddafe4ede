import { onSystem } from '@foremast/domain/permissions/system';
import { promote } from '@foremast/domain/users/guest-status';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const promoteGuestToUser = operation({
  id: 'PromoteGuestToUser',
  method: 'POST',
  path: '/api/v4/users/{user_id}/promote',
  summary: 'Make a guest a member.',
  response: StatusOK,
  permission: () => [onSystem('promote_guest')],
  async handle({ params }, ctx) {
    await promote(ctx, params.user_id);
    return OK;
  },
});
