import type { Ctx } from '@foremast/kernel/context';
import { noPermission, notFound } from '@foremast/kernel/error';
import { type BotRow, findBot } from '@foremast/store/queries/bots';
import { hasSystem } from './system.ts';

const missing = () => notFound('store.sql_bot.get.missing.app_error');

/** Owners and those who deal with the bots of others hold different permissions. */
const own = (ctx: Ctx, bot: BotRow): boolean => bot.owner_id === ctx.maybeSession?.user_id;

export async function maySeeBot(ctx: Ctx, bot: BotRow): Promise<boolean> {
  if (ctx.isSystem || (await hasSystem(ctx, 'read_others_bots'))) return true;
  return own(ctx, bot) && hasSystem(ctx, 'read_bots');
}

export async function managesBot(ctx: Ctx, bot: BotRow): Promise<boolean> {
  return ctx.isSystem || hasSystem(ctx, own(ctx, bot) ? 'manage_bots' : 'manage_others_bots');
}

/** A bot that the caller may see. Throws `store.sql_bot.get.missing.app_error` (404), also for those whom the caller may not see. */
export async function getVisibleBot(ctx: Ctx, id: string, includeDeleted: boolean): Promise<BotRow> {
  const bot = await findBot(ctx.db, id);
  if (!bot || (bot.delete_at > 0 && !includeDeleted) || !(await maySeeBot(ctx, bot))) throw missing();
  return bot;
}

/** A bot that the caller may change. To who may not even see it, it is not there. */
export async function getManagedBot(ctx: Ctx, id: string): Promise<BotRow> {
  const bot = await findBot(ctx.db, id);
  if (!bot) throw missing();
  if (await managesBot(ctx, bot)) return bot;
  const visible = await hasSystem(ctx, own(ctx, bot) ? 'read_bots' : 'read_others_bots');
  throw visible ? noPermission() : missing();
}
