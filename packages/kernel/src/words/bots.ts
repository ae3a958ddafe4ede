import type { Words } from './words.ts';

export const botsWords: Words = {
  'api.bot.create_disabled': 'Bots cannot be made: ServiceSettings.EnableBotAccountCreation is off.',
  'api.bot.get_bot_icon_image.read.app_error': 'This bot has no icon.',
  'api.bot.set_bot_icon_image.no_file.app_error': 'No icon was sent.',
  'api.bot.set_bot_icon_image.not_svg.app_error': 'The icon of a bot must be an SVG picture.',
  'api.bot.set_bot_icon_image.parse.app_error': 'The form with the icon cannot be read.',
  'api.bot.set_bot_icon_image.too_large.app_error': 'The icon is larger than this server accepts.',
  'app.bot.createbot.internal_error': 'This account is a bot already.',
  'model.bot.is_valid.description.app_error': 'The description of a bot has at most 1,024 characters.',
  'model.bot.is_valid.user_id.app_error': 'The display name of a bot has at most 64 characters.',
  'model.bot.is_valid.username.app_error':
    'The username of a bot has 1 to 64 letters a–z, digits, dots, hyphens and underscores, and is no reserved word.',
  'store.sql_bot.get.missing.app_error': 'The bot was not found.',
};
