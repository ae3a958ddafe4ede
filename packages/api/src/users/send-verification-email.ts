import { textFields } from '@foremast/domain/input/text-fields';
import { sendVerification } from '@foremast/domain/users/verify-email';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const sendVerificationEmail = operation({
  id: 'SendVerificationEmail',
  method: 'POST',
  path: '/api/v4/users/email/verify/send',
  summary: 'Mail the link that confirms an address once more; whether there is such an account is not told.',
  body: t.Unknown(),
  lenientBody: true,
  response: StatusOK,
  permission: 'public',
  async handle({ body }, ctx) {
    await sendVerification(ctx, textFields(body).email ?? '');
    return OK;
  },
});
