import type { Ctx } from '@foremast/kernel/context';
import type { Requirement } from '@foremast/kernel/permission';
import { findUser } from '@foremast/store/queries/users';
import { findBotOwner } from '@foremast/store/queries/bot-owners';
import { editOthers, hasSystem } from './system.ts';

/** A bot is changed by its owner and by who manages the bots of others. */
async function managesBot(ctx: Ctx, botId: string): Promise<boolean> {
  const own = (await findBotOwner(ctx.db, botId)) === ctx.userId;
  return hasSystem(ctx, own ? 'manage_bots' : 'manage_others_bots');
}

/** The account is the caller's own, or the caller may change those of others; bots follow the rules for bots. */
export const changeableAccount = (userId: string): Requirement => ({
  label: 'edit_other_users',
  async holds(ctx) {
    if (ctx.userId === userId) return true;
    if (await editOthers(userId).holds(ctx)) return true;
    const target = await findUser(ctx.db, userId);
    return target !== undefined && target.bot_id !== null && managesBot(ctx, userId);
  },
});
