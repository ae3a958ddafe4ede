import { setBotIcon } from '@foremast/domain/bots/bot-icon';
import { formFile } from '@foremast/domain/input/form-file';
import { getManagedBot } from '@foremast/domain/permissions/bot';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

const MOST_BYTES = 1024 * 1024;
const ERRORS = {
  parse: 'api.bot.set_bot_icon_image.parse.app_error',
  missing: 'api.bot.set_bot_icon_image.no_file.app_error',
  tooLarge: 'api.bot.set_bot_icon_image.too_large.app_error',
};

export const setBotIconImage = operation({
  id: 'SetBotIconImage',
  method: 'POST',
  path: '/api/v4/bots/{bot_user_id}/icon',
  summary: 'Give a bot a small drawing: the part `image` of a form, an SVG.',
  body: t.Unknown(),
  rawBody: true,
  response: StatusOK,
  permission: 'session',
  async handle({ params }, ctx) {
    const bot = await getManagedBot(ctx, params.bot_user_id);
    await setBotIcon(ctx, bot, await formFile(ctx, 'image', MOST_BYTES, ERRORS));
    return OK;
  },
});
