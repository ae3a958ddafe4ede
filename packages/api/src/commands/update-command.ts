import { changeCommand } from '@foremast/domain/commands/save-command';
import { operation } from '@foremast/kernel/operation';
import { Command } from '@foremast/wire/models/command';
import { commandBody } from './command-body.ts';

export const updateCommand = operation({
  id: 'UpdateCommand',
  method: 'PUT',
  path: '/api/v4/commands/{command_id}',
  summary: 'Change a command.',
  body: commandBody,
  bodyName: 'command',
  response: Command,
  permission: 'session',
  handle: ({ params, body }, ctx) => changeCommand(ctx, params.command_id, body),
});
