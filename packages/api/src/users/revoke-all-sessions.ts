import { ownAccount } from '@foremast/domain/permissions/system';
import { revokeSessionsOf } from '@foremast/domain/sessions/revoke-sessions';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const revokeAllSessions = operation({
  id: 'RevokeAllSessions',
  method: 'POST',
  path: '/api/v4/users/{user_id}/sessions/revoke/all',
  summary: 'End all sessions of a person.',
  response: StatusOK,
  permission: ({ params }) => [ownAccount(params.user_id)],
  async handle({ params }, ctx) {
    await revokeSessionsOf(ctx, params.user_id);
    return OK;
  },
});
