import { revokeToken as revoke } from '@foremast/domain/access-tokens/manage-tokens';
import { textFields } from '@foremast/domain/input/text-fields';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const revokeUserAccessToken = operation({
  id: 'RevokeUserAccessToken',
  method: 'POST',
  path: '/api/v4/users/tokens/revoke',
  summary: 'Take a personal access token back for good.',
  body: t.Unknown(),
  lenientBody: true,
  response: StatusOK,
  permission: 'session',
  async handle({ body }, ctx) {
    await revoke(ctx, textFields(body).token_id ?? '');
    return OK;
  },
});
