import type { Ctx } from '@foremast/kernel/context';
import { switchedOff } from '@foremast/kernel/error';

export function pluginsOn(ctx: Ctx): void {
  if (!ctx.config.PluginSettings.Enable) throw switchedOff('app.plugin.disabled.app_error');
}

export function marketplaceOn(ctx: Ctx): void {
  pluginsOn(ctx);
  if (!ctx.config.PluginSettings.EnableMarketplace) throw switchedOff('app.plugin.marketplace_disabled.app_error');
}
