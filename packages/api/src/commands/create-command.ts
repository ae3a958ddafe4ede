import { createCommand as create } from '@foremast/domain/commands/save-command';
import { operation } from '@foremast/kernel/operation';
import { Command } from '@foremast/wire/models/command';
import { commandBody } from './command-body.ts';

export const createCommand = operation({
  id: 'CreateCommand',
  method: 'POST',
  path: '/api/v4/commands',
  summary: 'Make a command that calls a program.',
  body: commandBody,
  bodyName: 'command',
  status: 201,
  response: Command,
  permission: 'session',
  handle: ({ body }, ctx) => create(ctx, body),
});
