import { changeActive } from '@foremast/domain/users/change-active';
import { invalidBody } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const updateUserActive = operation({
  id: 'UpdateUserActive',
  method: 'PUT',
  path: '/api/v4/users/{user_id}/active',
  summary: 'Deactivate an account, or bring it back.',
  body: t.Object({ active: t.Unknown() }),
  bodyName: 'active',
  response: StatusOK,
  permission: 'session',
  async handle({ params, body }, ctx) {
    if (typeof body.active !== 'boolean') throw invalidBody('active');
    await changeActive(ctx, params.user_id, body.active);
    return OK;
  },
});
