import { textFields } from '@foremast/domain/input/text-fields';
import { sendReset } from '@foremast/domain/users/reset-password';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const sendPasswordResetEmail = operation({
  id: 'SendPasswordResetEmail',
  method: 'POST',
  path: '/api/v4/users/password/reset/send',
  summary: 'Mail the link for a new password; whether there is such an account is not told.',
  body: t.Unknown(),
  lenientBody: true,
  response: StatusOK,
  permission: 'public',
  async handle({ body }, ctx) {
    await sendReset(ctx, textFields(body).email ?? '');
    return OK;
  },
});
