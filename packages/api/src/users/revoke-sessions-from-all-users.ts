import { manageSystem } from '@foremast/domain/permissions/system';
import { revokeEverybody } from '@foremast/domain/sessions/revoke-sessions';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const revokeSessionsFromAllUsers = operation({
  id: 'RevokeSessionsFromAllUsers',
  method: 'POST',
  path: '/api/v4/users/sessions/revoke/all',
  summary: 'End all sessions of everybody.',
  response: StatusOK,
  permission: () => [manageSystem],
  async handle(_, ctx) {
    await revokeEverybody(ctx);
    return OK;
  },
});
