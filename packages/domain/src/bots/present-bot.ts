import type { BotRow } from '@foremast/store/queries/bots';
import type { Bot } from '@foremast/wire/models/bot';

/** A bot as the contract has it: no key for what is empty. */
export function presentBot({ display_name, description, last_icon_update, ...bot }: BotRow): Bot {
  return {
    ...bot,
    ...(display_name === '' ? {} : { display_name }),
    ...(description === '' ? {} : { description }),
    ...(last_icon_update === 0 ? {} : { last_icon_update }),
  };
}
