import type { Ctx, Tx } from '@foremast/kernel/context';
import { badRequest, forbidden, invalidBody, invalidUrl, notFound, switchedOff } from '@foremast/kernel/error';
import { isId, newId } from '@foremast/kernel/id';
import { membershipsOf } from '@foremast/store/queries/channel-members';
import {
  channelsOfRecap,
  findRecap,
  insertRecap,
  type RecapChannelRow,
  type RecapRow,
  replaceRecapChannels,
  updateRecap,
} from '@foremast/store/queries/recaps';
import { recapUpdated } from '@foremast/wire/events';
import type { Recap, RecapChannel } from '@foremast/wire/models/recap';
import { processRecap } from './process-recap.ts';

const TITLE_MAX = 255;
const MOST_CHANNELS = 100;

/** Throws `api.recap.disabled.app_error` (501) first of all. */
export function requireRecaps({ config }: Pick<Ctx, 'config'>): void {
  if (!config.FeatureFlags.EnableAIRecaps) throw switchedOff('api.recap.disabled.app_error');
}

/** One of the caller's own. Throws 400 for no id, `app.recap.get.app_error` (404), `api.recap.permission_denied` (403). */
export async function ownRecap(ctx: Ctx, id: string): Promise<RecapRow> {
  requireRecaps(ctx);
  if (!isId(id)) throw invalidUrl('recap_id');
  const row = await findRecap(ctx.db, id);
  if (!row) throw notFound('app.recap.get.app_error');
  if (row.user_id !== ctx.userId) throw forbidden('api.recap.permission_denied');
  return row;
}

const list = (text: string | null): string[] | null => (text === null ? null : (JSON.parse(text) as string[] | null));

const presentChannel = (row: RecapChannelRow): RecapChannel => ({
  ...row,
  highlights: list(row.highlights),
  action_items: list(row.action_items),
  source_post_ids: list(row.source_post_ids),
});

/** With what it says of each channel, as far as it says something. */
export async function presentRecap(ctx: Pick<Ctx, 'db'>, row: RecapRow): Promise<Recap> {
  const channels = await channelsOfRecap(ctx.db, row.id);
  return { ...row, ...(channels.length > 0 ? { channels: channels.map(presentChannel) } : {}) };
}

export interface RecapForm {
  readonly title: string;
  readonly channel_ids: readonly string[];
  readonly agent_id: string;
}

function checkForm({ title, channel_ids, agent_id }: RecapForm): void {
  if (title === '' || [...title].length > TITLE_MAX) throw invalidBody('title');
  if (channel_ids.length === 0 || channel_ids.length > MOST_CHANNELS) throw invalidBody('channel_ids');
  if (agent_id === '' || agent_id.length > 26) throw invalidBody('agent_id');
}

/** Of channels that the caller is in. Throws `app.recap.permission_denied` (403). */
export async function createRecap(ctx: Ctx, form: RecapForm): Promise<Recap> {
  checkForm(form);
  const channelIds = [...new Set(form.channel_ids)];
  const own = new Set((await membershipsOf(ctx.db, ctx.userId)).channels);
  if (!channelIds.every((id) => own.has(id))) throw forbidden('app.recap.permission_denied');
  const now = ctx.now();
  const row: RecapRow = {
    id: newId(),
    user_id: ctx.userId,
    title: form.title,
    create_at: now,
    update_at: now,
    delete_at: 0,
    read_at: 0,
    total_message_count: 0,
    status: 'pending',
    bot_id: form.agent_id,
  };
  await ctx.tx(async (tx) => {
    await insertRecap(tx.db, row);
    await tx.enqueue(processRecap, { recap_id: row.id, channel_ids: channelIds });
  });
  return row;
}

async function change(tx: Tx, row: RecapRow, what: Partial<RecapRow>): Promise<RecapRow> {
  const next = { ...row, ...what, update_at: tx.now() };
  await updateRecap(tx.db, row.id, { ...what, update_at: next.update_at });
  tx.emit(recapUpdated, { recap_id: row.id }, { user: row.user_id });
  return next;
}

export const markRecapRead = (ctx: Ctx, row: RecapRow): Promise<RecapRow> => ctx.tx((tx) => change(tx, row, { read_at: tx.now() }));

export async function removeRecap(ctx: Ctx, row: RecapRow): Promise<void> {
  await ctx.tx((tx) => change(tx, row, { delete_at: tx.now() }));
}

/** Begins anew with the same channels. */
export async function regenerateRecap(ctx: Ctx, row: RecapRow): Promise<RecapRow> {
  const channel_ids = (await channelsOfRecap(ctx.db, row.id)).map((channel) => channel.channel_id);
  if (row.status === 'pending' || row.status === 'processing') throw badRequest('app.job.get_existing_jobs.error');
  return ctx.tx(async (tx) => {
    await replaceRecapChannels(tx.db, row.id, []);
    await tx.enqueue(processRecap, { recap_id: row.id, channel_ids });
    return change(tx, row, { status: 'pending', read_at: 0, total_message_count: 0 });
  });
}
