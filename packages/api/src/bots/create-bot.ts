import { createBot as create } from '@foremast/domain/bots/create-bot';
import { presentBot } from '@foremast/domain/bots/present-bot';
import { onSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { Bot } from '@foremast/wire/models/bot';
import { t } from '@foremast/wire/scalars';

export const createBot = operation({
  id: 'CreateBot',
  method: 'POST',
  path: '/api/v4/bots',
  summary: 'Make a bot that belongs to you.',
  body: t.Object({ username: t.String(), display_name: t.String(), description: t.String() }),
  bodyName: 'bot',
  status: 201,
  response: Bot,
  permission: () => [onSystem('create_bot')],
  handle: async ({ body }, ctx) => presentBot(await create(ctx, body)),
});
