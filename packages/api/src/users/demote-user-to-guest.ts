import { onSystem } from '@foremast/domain/permissions/system';
import { demote } from '@foremast/domain/users/guest-status';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const demoteUserToGuest = operation({
  id: 'DemoteUserToGuest',
  method: 'POST',
  path: '/api/v4/users/{user_id}/demote',
  summary: 'Make a member a guest.',
  response: StatusOK,
  permission: () => [onSystem('demote_to_guest')],
  async handle({ params }, ctx) {
    await demote(ctx, params.user_id);
    return OK;
  },
});
