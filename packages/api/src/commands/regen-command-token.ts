import { renewCommandToken } from '@foremast/domain/commands/save-command';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const regenCommandToken = operation({
  id: 'RegenCommandToken',
  method: 'PUT',
  path: '/api/v4/commands/{command_id}/regen_token',
  summary: 'Give a command a new token.',
  response: t.Object({ token: t.String() }),
  permission: 'session',
  handle: async ({ params }, ctx) => ({ token: await renewCommandToken(ctx, params.command_id) }),
});
