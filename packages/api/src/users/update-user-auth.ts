import { manageSystem } from '@foremast/domain/permissions/system';
import { moveAccount } from '@foremast/domain/users/move-account';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const updateUserAuth = operation({
  id: 'UpdateUserAuth',
  method: 'PUT',
  path: '/api/v4/users/{user_id}/auth',
  summary: 'Say which service somebody signs in with, and who the person is there.',
  body: t.Object({ auth_service: t.String(), auth_data: t.String() }),
  bodyName: 'user',
  response: t.Object({ auth_service: t.String(), auth_data: t.String() }),
  permission: () => [manageSystem],
  async handle({ params, body }, ctx) {
    await moveAccount(ctx, params.user_id, body);
    return body;
  },
});
