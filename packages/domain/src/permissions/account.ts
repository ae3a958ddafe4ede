import type { Requirement } from '@foremast/kernel/permission';
import { findBot } from '@foremast/store/queries/bots';
import { findUser } from '@foremast/store/queries/users';
import { managesBot } from './bot.ts';
import { editOthers } from './system.ts';

/** The account is the caller's own, or the caller may change those of others; bots, also the calling one, follow the rules for bots. */
export const changeableAccount = (userId: string): Requirement => ({
  label: 'edit_other_users',
  async holds(ctx) {
    const target = await findUser(ctx.db, userId);
    const bot = target?.bot_id ? await findBot(ctx.db, userId) : undefined;
    if (bot) return managesBot(ctx, bot);
    return ctx.userId === userId || editOthers(userId).holds(ctx);
  },
});
