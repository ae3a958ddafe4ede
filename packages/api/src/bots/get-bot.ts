import { presentBot } from '@foremast/domain/bots/present-bot';
import { getVisibleBot } from '@foremast/domain/permissions/bot';
import { operation } from '@foremast/kernel/operation';
import { Bot } from '@foremast/wire/models/bot';
import { t } from '@foremast/wire/scalars';

export const getBot = operation({
  id: 'GetBot',
  method: 'GET',
  path: '/api/v4/bots/{bot_user_id}',
  summary: 'One bot.',
  query: t.Object({ include_deleted: t.Boolean({ default: false }) }),
  response: Bot,
  permission: 'session',
  async handle({ params, query }, ctx) {
    const bot = await getVisibleBot(ctx, params.bot_user_id, query.include_deleted);
    ctx.etag(bot.user_id, bot.update_at);
    return presentBot(bot);
  },
});
