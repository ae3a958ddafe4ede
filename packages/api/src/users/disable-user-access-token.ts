import { disableToken as disable } from '@foremast/domain/access-tokens/manage-tokens';
import { textFields } from '@foremast/domain/input/text-fields';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const disableUserAccessToken = operation({
  id: 'DisableUserAccessToken',
  method: 'POST',
  path: '/api/v4/users/tokens/disable',
  summary: 'Switch a personal access token off.',
  body: t.Unknown(),
  lenientBody: true,
  response: StatusOK,
  permission: 'session',
  async handle({ body }, ctx) {
    await disable(ctx, textFields(body).token_id ?? '');
    return OK;
  },
});
