import { onUnrestrictedSystem } from '@foremast/domain/permissions/system';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const databaseRecycle = operation({
  id: 'DatabaseRecycle',
  method: 'POST',
  path: '/api/v4/database/recycle',
  summary: 'Open the connections to the database anew.',
  response: StatusOK,
  permission: () => [onUnrestrictedSystem('recycle_database_connections')],
  async handle(_, ctx) {
    await ctx.app.store.recycle();
    return OK;
  },
});
