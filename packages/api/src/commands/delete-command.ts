import { removeCommand } from '@foremast/domain/commands/save-command';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteCommand = operation({
  id: 'DeleteCommand',
  method: 'DELETE',
  path: '/api/v4/commands/{command_id}',
  summary: 'Delete a command.',
  response: StatusOK,
  permission: 'session',
  async handle({ params }, ctx) {
    await removeCommand(ctx, params.command_id);
    return OK;
  },
});
