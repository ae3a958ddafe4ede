import type { Ctx } from '@foremast/kernel/context';
import { noPermission, notFound, switchedOff } from '@foremast/kernel/error';
import { findOutgoingWebhook, type OutgoingWebhookRow } from '@foremast/store/queries/outgoing-webhooks';
import { hasOnTeam } from '../permissions/team.ts';

export function requireOutgoing(ctx: Ctx): void {
  if (!ctx.config.ServiceSettings.EnableOutgoingWebhooks) throw switchedOff('api.outgoing_webhook.disabled.app_error');
}

/** Throws `app.webhooks.get_outgoing.app_error` (404). */
export async function getOutgoing(ctx: Ctx, id: string): Promise<OutgoingWebhookRow> {
  requireOutgoing(ctx);
  const hook = await findOutgoingWebhook(ctx.db, id);
  if (!hook) throw notFound('app.webhooks.get_outgoing.app_error');
  return hook;
}

/** A hook of the caller's, or of somebody whose hooks the caller keeps. */
export async function requireOwnOutgoing(ctx: Ctx, hook: OutgoingWebhookRow): Promise<OutgoingWebhookRow> {
  if (!(await hasOnTeam(ctx, 'manage_own_outgoing_webhooks', hook.team_id))) throw noPermission();
  if (hook.creator_id !== ctx.userId && !(await hasOnTeam(ctx, 'manage_others_outgoing_webhooks', hook.team_id))) throw noPermission();
  return hook;
}

export const getOwnOutgoing = async (ctx: Ctx, id: string): Promise<OutgoingWebhookRow> => requireOwnOutgoing(ctx, await getOutgoing(ctx, id));
