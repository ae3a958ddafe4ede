import type { Ctx } from '@foremast/kernel/context';
import { type AppError, badRequest, forbidden, invalidBody, noPermission, notFound } from '@foremast/kernel/error';
import { newId, token } from '@foremast/kernel/id';
import { channelHead } from '@foremast/store/queries/channels';
import {
  deleteOutgoingWebhook,
  insertOutgoingWebhook,
  type OutgoingWebhookRow,
  outgoingWebhooksOfTeam,
  updateOutgoingWebhook,
} from '@foremast/store/queries/outgoing-webhooks';
import { findTeam } from '@foremast/store/queries/teams';
import { audit } from '../audits/audit.ts';
import { hasOnTeam } from '../permissions/team.ts';
import { getAccount } from '../users/get-account.ts';
import { getOutgoing, getOwnOutgoing, requireOutgoing, requireOwnOutgoing } from './outgoing-access.ts';

export type OutgoingForm = Omit<OutgoingWebhookRow, 'create_at' | 'update_at' | 'delete_at'>;

const TOKEN_SIZE = 26;
const runes = (text: string): number => [...text].length;
const isHttp = (url: string): boolean => /^https?:\/\//i.test(url) && URL.canParse(url);
const size = (list: readonly string[] | null): number => runes(JSON.stringify(list ?? []));

type Rules = readonly (readonly [string, boolean])[];
const firstBroken = (rules: Rules): AppError | undefined => {
  const broken = rules.find(([, holds]) => !holds);
  return broken && badRequest(`model.outgoing_hook.${broken[0]}.app_error`);
};

/** What has to fit whatever else is asked of a hook. */
const lengths = (hook: OutgoingWebhookRow): Rules => [
  ['is_valid.words', size(hook.trigger_words) <= 1024],
  ['is_valid.callback', size(hook.callback_urls) <= 1024],
  ['is_valid.display_name', runes(hook.display_name) <= 64],
  ['is_valid.description', runes(hook.description) <= 500],
  ['is_valid.content_type', runes(hook.content_type) <= 128],
  ['is_valid.token', runes(hook.token) <= TOKEN_SIZE],
  ['username', runes(hook.username) <= 64],
  ['icon_url', runes(hook.icon_url) <= 1024],
];

const rules = (hook: OutgoingWebhookRow): Rules => [
  ['is_valid.trigger_words', !(hook.trigger_words ?? []).includes('')],
  ['is_valid.callback', (hook.callback_urls ?? []).length > 0],
  ['is_valid.url', (hook.callback_urls ?? []).every(isHttp)],
  ...lengths(hook),
  // Told under the name of the content type: so it is in the contract.
  ['is_valid.content_type', hook.trigger_when === 0 || hook.trigger_when === 1],
];

const share = (a: readonly string[] | null, b: readonly string[] | null): boolean => (a ?? []).some((item) => (b ?? []).includes(item));

/** Would a message call the same address twice? */
async function overlaps(ctx: Ctx, hook: OutgoingWebhookRow): Promise<boolean> {
  const others = (await ctx.db.cached(outgoingWebhooksOfTeam, hook.team_id)) ?? [];
  return others.some(
    (o) =>
      o.id !== hook.id &&
      o.channel_id === hook.channel_id &&
      share(o.callback_urls, hook.callback_urls) &&
      share(o.trigger_words, hook.trigger_words),
  );
}

/** `closed`: the id for a channel that is not public. */
async function requirePublic(ctx: Ctx, { channel_id, team_id }: Pick<OutgoingWebhookRow, 'channel_id' | 'team_id'>, closed: string): Promise<void> {
  const channel = await channelHead(ctx.db, channel_id);
  if (!channel) throw notFound('app.channel.get.existing.app_error');
  if (channel.type !== 'O') throw forbidden(closed);
  if (channel.team_id !== team_id) throw forbidden('api.webhook.create_outgoing.permissions.app_error');
}

export async function createOutgoing(ctx: Ctx, form: OutgoingForm): Promise<OutgoingWebhookRow> {
  const { team_id } = form;
  if (!(await hasOnTeam(ctx, 'manage_own_outgoing_webhooks', team_id))) throw noPermission();
  if (form.creator_id !== '') {
    if (!(await hasOnTeam(ctx, 'manage_others_outgoing_webhooks', team_id))) throw noPermission();
    await getAccount(ctx.db, form.creator_id);
  }
  requireOutgoing(ctx);
  if (!(await findTeam(ctx.db, team_id))) throw notFound('app.team.get.find.app_error');
  if (form.channel_id !== '') await requirePublic(ctx, form, 'api.outgoing_webhook.disabled.app_error');
  else if ((form.trigger_words ?? []).length === 0) throw badRequest('api.webhook.create_outgoing.triggers.app_error');
  if (form.id !== '') throw badRequest('app.webhooks.save_outgoing.override.app_error');
  const now = ctx.now();
  const hook: OutgoingWebhookRow = {
    ...form,
    id: newId(),
    token: token(TOKEN_SIZE),
    creator_id: form.creator_id || ctx.userId,
    create_at: now,
    update_at: now,
    delete_at: 0,
  };
  if (await overlaps(ctx, hook)) throw badRequest('api.webhook.create_outgoing.intersect.app_error');
  const wrong = firstBroken(rules(hook));
  if (wrong) throw wrong;
  await ctx.tx(async (tx) => {
    await insertOutgoingWebhook(tx.db, hook);
    await audit(tx, { extra: 'success' });
  });
  return hook;
}

async function write(ctx: Ctx, hook: OutgoingWebhookRow): Promise<OutgoingWebhookRow> {
  await ctx.tx(async (tx) => {
    await updateOutgoingWebhook(tx.db, hook);
    await audit(tx, { extra: 'success' });
  });
  return hook;
}

/** Replaces what a hook is set to, its token too; it stays in its team and its creator's. Only lengths are looked at. */
export async function updateOutgoing(ctx: Ctx, id: string, form: OutgoingForm): Promise<OutgoingWebhookRow> {
  if (form.id !== id) throw invalidBody('hook_id');
  const before = await getOutgoing(ctx, id);
  if (form.team_id !== '' && form.team_id !== before.team_id) throw badRequest('api.webhook.team_mismatch.app_error');
  await requireOwnOutgoing(ctx, before);
  const { team_id, creator_id, create_at, delete_at } = before;
  const hook: OutgoingWebhookRow = { ...form, id, team_id, creator_id, create_at, delete_at, update_at: ctx.now() };
  if (hook.channel_id !== '') await requirePublic(ctx, hook, 'api.webhook.create_outgoing.not_open.app_error');
  else if ((hook.trigger_words ?? []).length === 0) throw badRequest('api.webhook.create_outgoing.triggers.app_error');
  if (await overlaps(ctx, hook)) throw badRequest('api.webhook.update_outgoing.intersect.app_error');
  const wrong = firstBroken(lengths(hook));
  if (wrong) throw wrong;
  return write(ctx, hook);
}

export async function renewToken(ctx: Ctx, id: string): Promise<OutgoingWebhookRow> {
  const hook = await getOwnOutgoing(ctx, id);
  return write(ctx, { ...hook, token: token(TOKEN_SIZE), update_at: ctx.now() });
}

export async function deleteOutgoing(ctx: Ctx, id: string): Promise<void> {
  const hook = await getOwnOutgoing(ctx, id);
  await ctx.tx(async (tx) => {
    await deleteOutgoingWebhook(tx.db, hook, tx.now());
    await audit(tx, { extra: 'success' });
  });
}
