import { removeAccount } from '@foremast/domain/users/remove-account';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const deleteUser = operation({
  id: 'DeleteUser',
  method: 'DELETE',
  path: '/api/v4/users/{user_id}',
  summary: 'Deactivate an account; with `permanent`, where the settings allow it, erase it.',
  query: t.Object({ permanent: t.Boolean() }),
  response: StatusOK,
  permission: 'session',
  async handle({ params, query }, ctx) {
    await removeAccount(ctx, params.user_id, query.permanent === true);
    return OK;
  },
});
