import { executeCommand as execute } from '@foremast/domain/commands/execute-command';
import { operation } from '@foremast/kernel/operation';
import { CommandResponse } from '@foremast/wire/models/command';
import { t } from '@foremast/wire/scalars';

export const executeCommand = operation({
  id: 'ExecuteCommand',
  method: 'POST',
  path: '/api/v4/commands/execute',
  summary: 'Give a command in a channel.',
  body: t.Object({ command: t.String(), channel_id: t.String(), team_id: t.String(), root_id: t.String() }),
  bodyName: 'command_args',
  response: CommandResponse,
  permission: 'session',
  handle: ({ body }, ctx) => execute(ctx, body),
});
