import type { Ctx } from '@foremast/kernel/context';
import { type AppError, badRequest, invalidBody, noPermission } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import {
  deleteIncomingWebhook,
  type IncomingWebhookRow,
  insertIncomingWebhook,
  updateIncomingWebhook,
} from '@foremast/store/queries/incoming-webhooks';
import { audit } from '../audits/audit.ts';
import { mayReadContent } from '../permissions/channel.ts';
import { hasOnTeam } from '../permissions/team.ts';
import { getAccount } from '../users/get-account.ts';
import { isUsername } from '../users/validate-user.ts';
import { getIncoming, getOwnIncoming, hookChannel, requireIncoming } from './incoming-access.ts';

export type IncomingForm = Pick<
  IncomingWebhookRow,
  'id' | 'user_id' | 'channel_id' | 'team_id' | 'display_name' | 'description' | 'username' | 'icon_url' | 'channel_locked'
>;

const runes = (text: string): number => [...text].length;

function hookError(hook: IncomingWebhookRow): AppError | undefined {
  const rules: readonly (readonly [string, boolean])[] = [
    ['display_name', runes(hook.display_name) <= 64],
    ['description', runes(hook.description) <= 500],
    ['username', runes(hook.username) <= 64],
    ['icon_url', runes(hook.icon_url) <= 1024],
  ];
  const broken = rules.find(([, holds]) => !holds);
  return broken && badRequest(`model.incoming_hook.${broken[0]}.app_error`);
}

/** Names and pictures are only taken while the settings let hooks have some; else they stay as they were. */
function guiseOf(ctx: Ctx, form: IncomingForm, before: Pick<IncomingWebhookRow, 'username' | 'icon_url'>) {
  const { EnablePostUsernameOverride, EnablePostIconOverride } = ctx.config.ServiceSettings;
  if (EnablePostUsernameOverride && form.username !== '' && !isUsername(form.username))
    throw badRequest('api.incoming_webhook.invalid_username.app_error');
  return {
    username: EnablePostUsernameOverride ? form.username : before.username,
    icon_url: EnablePostIconOverride ? form.icon_url : before.icon_url,
  };
}

/** Whoever may not let hooks out of their channel makes only locked ones. */
const lockOf = async (ctx: Ctx, asked: boolean, teamId: string): Promise<boolean> =>
  asked || !(await hasOnTeam(ctx, 'bypass_incoming_webhook_channel_lock', teamId));

export async function createIncoming(ctx: Ctx, form: IncomingForm): Promise<IncomingWebhookRow> {
  const channel = await hookChannel(ctx, form.channel_id);
  const teamId = channel.team_id;
  if (!(await hasOnTeam(ctx, 'manage_own_incoming_webhooks', teamId)) || !(await mayReadContent(ctx, channel.id))) throw noPermission();
  const userId = form.user_id || ctx.userId;
  if (userId !== ctx.userId) {
    if (!(await hasOnTeam(ctx, 'manage_others_incoming_webhooks', teamId))) throw noPermission();
    await getAccount(ctx.db, userId);
  }
  requireIncoming(ctx);
  if (form.id !== '') throw badRequest('app.webhooks.save_incoming.existing.app_error');
  const now = ctx.now();
  const hook: IncomingWebhookRow = {
    id: newId(),
    create_at: now,
    update_at: now,
    delete_at: 0,
    user_id: userId,
    channel_id: channel.id,
    team_id: teamId,
    display_name: form.display_name,
    description: form.description,
    ...guiseOf(ctx, form, { username: '', icon_url: '' }),
    channel_locked: await lockOf(ctx, form.channel_locked, teamId),
  };
  const wrong = hookError(hook);
  if (wrong) throw wrong;
  await ctx.tx(async (tx) => {
    await insertIncomingWebhook(tx.db, hook);
    await audit(tx, { extra: 'success' });
  });
  return hook;
}

/** Replaces what a hook is set to; it stays in its team and its owner's. */
export async function updateIncoming(ctx: Ctx, id: string, form: IncomingForm): Promise<IncomingWebhookRow> {
  if (form.id !== id) throw invalidBody('hook_id');
  const before = await getIncoming(ctx, id);
  if (form.team_id !== '' && form.team_id !== before.team_id) throw badRequest('api.webhook.team_mismatch.app_error');
  await getOwnIncoming(ctx, id);
  const channel = await hookChannel(ctx, form.channel_id);
  if (channel.team_id !== before.team_id) throw invalidBody('channel_id');
  if (!(await mayReadContent(ctx, channel.id))) throw noPermission();
  const hook: IncomingWebhookRow = {
    ...before,
    update_at: ctx.now(),
    channel_id: channel.id,
    display_name: form.display_name,
    description: form.description,
    ...guiseOf(ctx, form, before),
    channel_locked: await lockOf(ctx, form.channel_locked, before.team_id),
  };
  const wrong = hookError(hook);
  if (wrong) throw wrong;
  await ctx.tx(async (tx) => {
    await updateIncomingWebhook(tx.db, hook);
    await audit(tx, { extra: 'success' });
  });
  return hook;
}

export async function deleteIncoming(ctx: Ctx, id: string): Promise<void> {
  const hook = await getOwnIncoming(ctx, id);
  await ctx.tx(async (tx) => {
    await deleteIncomingWebhook(tx.db, hook.id, tx.now());
    await audit(tx, { extra: 'success' });
  });
}
