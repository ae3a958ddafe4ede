import { manageSystem } from '@foremast/domain/permissions/system';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const restartServer = operation({
  id: 'RestartServer',
  method: 'POST',
  path: '/api/v4/restart',
  summary: 'Start the server anew.',
  response: StatusOK,
  permission: () => [manageSystem],
  handle(_, ctx) {
    ctx.app.process.restart();
    return OK;
  },
});
