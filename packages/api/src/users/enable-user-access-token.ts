import { enableToken as enable } from '@foremast/domain/access-tokens/manage-tokens';
import { textFields } from '@foremast/domain/input/text-fields';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const enableUserAccessToken = operation({
  id: 'EnableUserAccessToken',
  method: 'POST',
  path: '/api/v4/users/tokens/enable',
  summary: 'Switch a personal access token on again.',
  body: t.Unknown(),
  lenientBody: true,
  response: StatusOK,
  permission: 'session',
  async handle({ body }, ctx) {
    await enable(ctx, textFields(body).token_id ?? '');
    return OK;
  },
});
