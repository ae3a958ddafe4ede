import { getVisibleCommand } from '@foremast/domain/commands/command-access';
import { operation } from '@foremast/kernel/operation';
import { Command } from '@foremast/wire/models/command';

export const getCommandById = operation({
  id: 'GetCommandById',
  method: 'GET',
  path: '/api/v4/commands/{command_id}',
  summary: 'One command that somebody made.',
  response: Command,
  permission: 'session',
  handle: ({ params }, ctx) => getVisibleCommand(ctx, params.command_id),
});
