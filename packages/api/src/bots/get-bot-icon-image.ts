import { botIcon } from '@foremast/domain/bots/bot-icon';
import { seeUser } from '@foremast/domain/users/visibility';
import { NotModified } from '@foremast/kernel/context';
import { notFound } from '@foremast/kernel/error';
import { operation, Raw } from '@foremast/kernel/operation';
import { findBot } from '@foremast/store/queries/bots';

export const getBotIconImage = operation({
  id: 'GetBotIconImage',
  method: 'GET',
  path: '/api/v4/bots/{bot_user_id}/icon',
  summary: 'The small drawing that stands for a bot, an SVG.',
  response: Raw,
  permission: ({ params }) => [seeUser(params.bot_user_id)],
  async handle({ params }, ctx) {
    const bot = await findBot(ctx.db, params.bot_user_id);
    if (!bot) throw notFound('store.sql_bot.get.missing.app_error');
    const icon = await botIcon(ctx, bot);
    const etag = String(bot.last_icon_update);
    if (ctx.request.headers.get('if-none-match') === etag) throw new NotModified(etag);
    return new Response(icon, {
      headers: {
        'content-type': 'image/svg+xml',
        'cache-control': 'max-age=86400, private',
        // Opened by itself a drawing is a page: it may do nothing there.
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        etag,
      },
    });
  },
});
