import { patchBot as patch } from '@foremast/domain/bots/change-bot';
import { presentBot } from '@foremast/domain/bots/present-bot';
import { getManagedBot } from '@foremast/domain/permissions/bot';
import { operation } from '@foremast/kernel/operation';
import { Bot } from '@foremast/wire/models/bot';
import { t } from '@foremast/wire/scalars';

export const patchBot = operation({
  id: 'PatchBot',
  method: 'PUT',
  path: '/api/v4/bots/{bot_user_id}',
  summary: 'Change a bot’s name or description.',
  body: t.Object({ username: t.Optional(t.String()), display_name: t.Optional(t.String()), description: t.Optional(t.String()) }),
  bodyName: 'bot',
  response: Bot,
  permission: 'session',
  handle: async ({ params, body }, ctx) => presentBot(await patch(ctx, await getManagedBot(ctx, params.bot_user_id), body)),
});
