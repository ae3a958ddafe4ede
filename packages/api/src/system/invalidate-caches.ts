import { onUnrestrictedSystem } from '@foremast/domain/permissions/system';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const invalidateCaches = operation({
  id: 'InvalidateCaches',
  method: 'POST',
  path: '/api/v4/caches/invalidate',
  summary: 'Forget what is remembered of the database, in every process.',
  response: StatusOK,
  permission: () => [onUnrestrictedSystem('invalidate_caches')],
  handle(_, ctx) {
    ctx.app.deliver([], [{ cache: '*', key: '*' }]);
    return OK;
  },
});
