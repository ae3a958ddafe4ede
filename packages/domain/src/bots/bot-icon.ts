import type { Ctx } from '@foremast/kernel/context';
import { badRequest, notFound } from '@foremast/kernel/error';
import { type BotRow, updateBot } from '@foremast/store/queries/bots';
import { audit } from '../audits/audit.ts';
import { fileStore } from '../files/file-store.ts';
import { isDrawing } from '../pictures/is-drawing.ts';

const pathOf = (bot: Pick<BotRow, 'user_id'>): string => `bots/${bot.user_id}/icon.svg`;

const missing = () => notFound('api.bot.get_bot_icon_image.read.app_error');

/** The small drawing beside the names of a bot's channels. Throws 404 for a bot without one. */
export async function botIcon(ctx: Ctx, bot: BotRow): Promise<Blob> {
  const icon = bot.last_icon_update > 0 ? await fileStore(ctx.app).get(pathOf(bot)) : undefined;
  if (!icon) throw missing();
  return icon;
}

async function note(ctx: Ctx, bot: BotRow, at: number): Promise<void> {
  await ctx.tx(async (tx) => {
    await updateBot(tx.db, bot.user_id, { last_icon_update: at, update_at: tx.now() });
    await audit(tx, { extra: `user_id=${bot.user_id}` });
  });
}

/** Throws `api.bot.set_bot_icon_image.not_svg.app_error` (400) for anything but an SVG. */
export async function setBotIcon(ctx: Ctx, bot: BotRow, file: Uint8Array): Promise<void> {
  const text = new TextDecoder().decode(file);
  if (!isDrawing(text) || text.includes('\0')) throw badRequest('api.bot.set_bot_icon_image.not_svg.app_error');
  await fileStore(ctx.app).put(pathOf(bot), Buffer.from(text));
  await note(ctx, bot, ctx.now());
}

/** Throws 404 for a bot without one. */
export async function removeBotIcon(ctx: Ctx, bot: BotRow): Promise<void> {
  if (bot.last_icon_update <= 0) throw missing();
  await note(ctx, bot, 0);
  await fileStore(ctx.app).delete(pathOf(bot));
}
