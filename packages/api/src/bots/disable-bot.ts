import { setBotEnabled } from '@foremast/domain/bots/change-bot';
import { presentBot } from '@foremast/domain/bots/present-bot';
import { getManagedBot } from '@foremast/domain/permissions/bot';
import { operation } from '@foremast/kernel/operation';
import { Bot } from '@foremast/wire/models/bot';

export const disableBot = operation({
  id: 'DisableBot',
  method: 'POST',
  path: '/api/v4/bots/{bot_user_id}/disable',
  summary: 'Disable a bot: it can do nothing any more.',
  response: Bot,
  permission: 'session',
  handle: async ({ params }, ctx) => presentBot(await setBotEnabled(ctx, await getManagedBot(ctx, params.bot_user_id), false)),
});
