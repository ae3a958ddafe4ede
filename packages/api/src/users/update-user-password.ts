import { changePassword } from '@foremast/domain/users/change-password';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const updateUserPassword = operation({
  id: 'UpdateUserPassword',
  method: 'PUT',
  path: '/api/v4/users/{user_id}/password',
  summary: 'Change a password: one’s own with the current one, that of others as an administrator.',
  body: t.StringMap(),
  lenientBody: true,
  response: StatusOK,
  permission: 'session',
  async handle({ params, body }, ctx) {
    const { current_password = '', new_password = '', already_hashed = '' } = body;
    await changePassword(ctx, params.user_id, { current_password, new_password, already_hashed: already_hashed === 'true' });
    return OK;
  },
});
