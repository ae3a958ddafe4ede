import { assignBot as assign } from '@foremast/domain/bots/change-bot';
import { presentBot } from '@foremast/domain/bots/present-bot';
import { getManagedBot } from '@foremast/domain/permissions/bot';
import { operation } from '@foremast/kernel/operation';
import { Bot } from '@foremast/wire/models/bot';

export const assignBot = operation({
  id: 'AssignBot',
  method: 'POST',
  path: '/api/v4/bots/{bot_user_id}/assign/{user_id}',
  summary: 'Give a bot another owner.',
  response: Bot,
  permission: 'session',
  handle: async ({ params }, ctx) => presentBot(await assign(ctx, await getManagedBot(ctx, params.bot_user_id), params.user_id)),
});
