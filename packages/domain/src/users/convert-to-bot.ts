import type { Ctx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { insertBot } from '@foremast/store/queries/bots';
import { deleteSessionsOfUser } from '@foremast/store/queries/sessions';
import { updateUser } from '@foremast/store/queries/users';
import type { Bot } from '@foremast/wire/models/bot';
import { audit } from '../audits/audit.ts';
import { getHeldAccount } from './get-account.ts';
import { refuseLastAdministrator } from './last-administrator.ts';

/** A person becomes a bot that belongs to itself: nobody can sign in as it, its memberships and messages stay. */
export async function convertToBot(ctx: Ctx, userId: string): Promise<Bot> {
  const now = ctx.now();
  const user = await ctx.tx(async (tx) => {
    // First, as wherever somebody may be the last one: accounts are held in one order, lest two wait for each other.
    await refuseLastAdministrator(tx, { id: userId });
    const user = await getHeldAccount(tx, userId);
    if (user.bot_id !== null) throw badRequest('app.bot.createbot.internal_error');
    await insertBot(tx.db, { userId, ownerId: userId, description: '', now });
    await updateUser(tx.db, userId, { update_at: Math.max(now, user.update_at + 1) });
    await deleteSessionsOfUser(tx.db, userId);
    await audit(tx, { extra: `user_id=${userId}` });
    return user;
  });
  return { user_id: userId, username: user.username, display_name: user.username, owner_id: userId, create_at: now, update_at: now, delete_at: 0 };
}
