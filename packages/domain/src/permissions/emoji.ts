import type { Ctx } from '@foremast/kernel/context';
import { forbidden, switchedOff } from '@foremast/kernel/error';

/** Added emoji can be switched off. Searching says so in another way than the rest: clients know both. */
export function customEmojiOn(ctx: Ctx, status: 403 | 501 = 501): void {
  if (ctx.config.ServiceSettings.EnableCustomEmoji) return;
  throw (status === 403 ? forbidden : switchedOff)('api.emoji.disabled.app_error');
}
