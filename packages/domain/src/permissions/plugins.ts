import type { Ctx } from '@foremast/kernel/context';
import { switchedOff } from '@foremast/kernel/error';

export function pluginsOn(ctx: Ctx): void {
  if (!ctx.config.PluginSettings.Enable) throw switchedOff('app.plugin.disabled.app_error');
}

export function pluginUploadsOn(ctx: Ctx): void {
  pluginsOn(ctx);
  if (!ctx.config.PluginSettings.EnableUploads) throw switchedOff('app.plugin.upload_disabled.app_error');
}
