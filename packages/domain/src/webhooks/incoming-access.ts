import type { Ctx } from '@foremast/kernel/context';
import { noPermission, notFound, switchedOff } from '@foremast/kernel/error';
import { type ChannelHead, channelHead } from '@foremast/store/queries/channels';
import { findIncomingWebhook, type IncomingWebhookRow } from '@foremast/store/queries/incoming-webhooks';
import { mayReadContent } from '../permissions/channel.ts';
import { hasOnTeam } from '../permissions/team.ts';

export function requireIncoming(ctx: Ctx): void {
  if (!ctx.config.ServiceSettings.EnableIncomingWebhooks) throw switchedOff('api.incoming_webhook.disabled.app_error');
}

/** Throws `app.channel.get.existing.app_error` (404). */
export async function hookChannel(ctx: Ctx, id: string): Promise<ChannelHead> {
  const channel = await channelHead(ctx.db, id);
  if (!channel) throw notFound('app.channel.get.existing.app_error');
  return channel;
}

/** Throws `app.webhooks.get_incoming.app_error` (404). */
export async function getIncoming(ctx: Ctx, id: string): Promise<IncomingWebhookRow> {
  requireIncoming(ctx);
  const hook = await findIncomingWebhook(ctx.db, id);
  if (!hook) throw notFound('app.webhooks.get_incoming.app_error');
  return hook;
}

/** A hook that the caller may see, change and delete: of their own, or as who keeps those of others. */
export async function getOwnIncoming(ctx: Ctx, id: string): Promise<IncomingWebhookRow> {
  const hook = await getIncoming(ctx, id);
  const channel = await hookChannel(ctx, hook.channel_id);
  if (!(await hasOnTeam(ctx, 'manage_own_incoming_webhooks', hook.team_id))) throw noPermission();
  if (channel.type !== 'O' && !(await mayReadContent(ctx, channel.id))) throw noPermission();
  if (hook.user_id !== ctx.userId && !(await hasOnTeam(ctx, 'manage_others_incoming_webhooks', hook.team_id))) throw noPermission();
  return hook;
}
