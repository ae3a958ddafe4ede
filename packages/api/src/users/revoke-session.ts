import { ownAccount } from '@foremast/domain/permissions/system';
import { revokeSession as end } from '@foremast/domain/sessions/revoke-sessions';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const revokeSession = operation({
  id: 'RevokeSession',
  method: 'POST',
  path: '/api/v4/users/{user_id}/sessions/revoke',
  summary: 'End one session of a person.',
  body: t.StringMap(),
  lenientBody: true,
  response: StatusOK,
  permission: ({ params }) => [ownAccount(params.user_id)],
  async handle({ params, body }, ctx) {
    await end(ctx, params.user_id, body.session_id ?? '');
    return OK;
  },
});
