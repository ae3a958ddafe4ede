import { assignBot } from './assign-bot.ts';
import { convertBotToUser } from './convert-bot-to-user.ts';
import { createBot } from './create-bot.ts';
import { disableBot } from './disable-bot.ts';
import { enableBot } from './enable-bot.ts';
import { getBot } from './get-bot.ts';
import { getBots } from './get-bots.ts';
import { patchBot } from './patch-bot.ts';

export const bots = [assignBot, convertBotToUser, createBot, disableBot, enableBot, getBot, getBots, patchBot];
