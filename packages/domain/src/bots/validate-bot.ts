import { type AppError, badRequest } from '@foremast/kernel/error';
import type { BotRow } from '@foremast/store/queries/bots';
import { isUsername } from '../users/validate-user.ts';

const DISPLAY_NAME_MAX = 64;
const DESCRIPTION_MAX = 1024;
const runes = (text: string): number => [...text].length;

/** Every bot's address: no mail ever goes there. */
export const addressOf = (username: string): string => `${username.toLowerCase()}@localhost`;

/** The first rule that a bot breaks. A display name that is too long is told under the name of the user's id: so it is in the contract. */
export function botError({ username, display_name, description }: Pick<BotRow, 'username' | 'display_name' | 'description'>): AppError | undefined {
  const rules: readonly (readonly [string, boolean])[] = [
    ['username', isUsername(username)],
    ['user_id', runes(display_name) <= DISPLAY_NAME_MAX],
    ['description', runes(description) <= DESCRIPTION_MAX],
  ];
  const broken = rules.find(([, holds]) => !holds);
  return broken && badRequest(`model.bot.is_valid.${broken[0]}.app_error`);
}
