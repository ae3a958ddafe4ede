import { textFields } from '@foremast/domain/input/text-fields';
import { verifyEmail } from '@foremast/domain/users/verify-email';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const verifyUserEmail = operation({
  id: 'VerifyUserEmail',
  method: 'POST',
  path: '/api/v4/users/email/verify',
  summary: 'Confirm an address with the token that was mailed to it.',
  body: t.Unknown(),
  lenientBody: true,
  response: StatusOK,
  permission: 'public',
  async handle({ body }, ctx) {
    await verifyEmail(ctx, textFields(body).token ?? '');
    return OK;
  },
});
