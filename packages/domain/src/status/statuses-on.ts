import type { Ctx } from '@foremast/kernel/context';
import { notFound } from '@foremast/kernel/error';

/** Where statuses are switched off nobody has one. */
export function requireStatuses(ctx: Ctx): void {
  if (!ctx.config.ServiceSettings.EnableUserStatuses) throw notFound('api.status.user_not_found.app_error');
}
