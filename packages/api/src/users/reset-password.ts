import { textFields } from '@foremast/domain/input/text-fields';
import { resetPassword as reset } from '@foremast/domain/users/reset-password';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const resetPassword = operation({
  id: 'ResetPassword',
  method: 'POST',
  path: '/api/v4/users/password/reset',
  summary: 'Choose a new password with the token from a mail.',
  body: t.Unknown(),
  lenientBody: true,
  response: StatusOK,
  permission: 'public',
  async handle({ body }, ctx) {
    const { token = '', new_password = '' } = textFields(body);
    await reset(ctx, token, new_password);
    return OK;
  },
});
