import { manageSystem } from '@foremast/domain/permissions/system';
import { markBusy } from '@foremast/domain/system/busy';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const clearServerBusy = operation({
  id: 'ClearServerBusy',
  method: 'DELETE',
  path: '/api/v4/server_busy',
  summary: 'The server is not busy any more.',
  response: StatusOK,
  permission: () => [manageSystem],
  async handle(_, ctx) {
    await ctx.tx((tx) => markBusy(tx, 0));
    return OK;
  },
});
