import type { Tx } from '@foremast/kernel/context';
import type { UserRow } from '@foremast/store/queries/users';
import { serverBot } from '../bots/system-bot.ts';

/** Takes reported messages away, and tells people what became of them. */
export const reviewBot = (tx: Tx): Promise<UserRow> => serverBot(tx, 'content-review', 'Content Review');
