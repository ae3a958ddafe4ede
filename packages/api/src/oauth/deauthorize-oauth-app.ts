import { textFields } from '@foremast/domain/input/text-fields';
import { withdrawConsent } from '@foremast/domain/oauth/withdraw-consent';
import { OK, operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const deauthorizeOAuthApp = operation({
  id: 'DeauthorizeOAuthApp',
  method: 'POST',
  path: '/oauth/deauthorize',
  summary: 'Take back what a program was allowed.',
  body: t.Unknown(),
  lenientBody: true,
  response: t.Object({ status: t.String() }),
  permission: 'session',
  async handle({ body }, ctx) {
    await withdrawConsent(ctx, textFields(body).client_id ?? '');
    return OK;
  },
});
