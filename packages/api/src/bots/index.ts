import { assignBot } from './assign-bot.ts';
import { convertBotToUser } from './convert-bot-to-user.ts';
import { createBot } from './create-bot.ts';
import { deleteBotIconImage } from './delete-bot-icon-image.ts';
import { disableBot } from './disable-bot.ts';
import { enableBot } from './enable-bot.ts';
import { getBot } from './get-bot.ts';
import { getBotIconImage } from './get-bot-icon-image.ts';
import { getBots } from './get-bots.ts';
import { patchBot } from './patch-bot.ts';
import { setBotIconImage } from './set-bot-icon-image.ts';

export const bots = [
  assignBot,
  convertBotToUser,
  createBot,
  deleteBotIconImage,
  disableBot,
  enableBot,
  getBot,
  getBotIconImage,
  getBots,
  patchBot,
  setBotIconImage,
];
