import type { OutgoingWebhook } from '@foremast/wire/models/webhook';
import { cache } from '../cache.ts';
import type { Db, WriteDb } from '../store.ts';

export type OutgoingWebhookRow = OutgoingWebhook;

const columns = [
  'id',
  'token',
  'createat as create_at',
  'updateat as update_at',
  'deleteat as delete_at',
  'creatorid as creator_id',
  'channelid as channel_id',
  'teamid as team_id',
  'triggerwords as trigger_words',
  'triggerwhen as trigger_when',
  'callbackurls as callback_urls',
  'displayname as display_name',
  'description',
  'contenttype as content_type',
  'username',
  'iconurl as icon_url',
] as const;

type Stored = Omit<OutgoingWebhookRow, 'trigger_words' | 'callback_urls'> & { trigger_words: string; callback_urls: string };

const list = (text: string | null): string[] | null => (text ? (JSON.parse(text) as string[] | null) : null);
const toRow = (stored: Stored): OutgoingWebhookRow => ({
  ...stored,
  trigger_words: list(stored.trigger_words),
  callback_urls: list(stored.callback_urls),
});

export async function findOutgoingWebhook(db: Db, id: string): Promise<OutgoingWebhookRow | undefined> {
  const stored = await db.selectFrom('outgoingwebhooks').select(columns).where('id', '=', id).where('deleteat', '=', 0).executeTakeFirst();
  return stored && toRow(stored);
}

export interface OutgoingWebhookFilter {
  readonly teamId?: string;
  readonly channelId?: string;
  /** Everybody's if left out. */
  readonly creatorId?: string;
}

/** The oldest first. */
export async function listOutgoingWebhooks(db: Db, filter: OutgoingWebhookFilter, offset: number, limit: number): Promise<OutgoingWebhookRow[]> {
  let query = db.selectFrom('outgoingwebhooks').select(columns).where('deleteat', '=', 0);
  if (filter.teamId !== undefined) query = query.where('teamid', '=', filter.teamId);
  if (filter.channelId !== undefined) query = query.where('channelid', '=', filter.channelId);
  if (filter.creatorId !== undefined) query = query.where('creatorid', '=', filter.creatorId);
  return (await query.orderBy('createat').orderBy('id').limit(limit).offset(offset).execute()).map(toRow);
}

const loadOfTeam = async (db: Db, teamId: string): Promise<OutgoingWebhookRow[]> =>
  (
    await db
      .selectFrom('outgoingwebhooks')
      .select(columns)
      .where('deleteat', '=', 0)
      .where('teamid', '=', teamId)
      .orderBy('createat')
      .orderBy('id')
      .execute()
  ).map(toRow);

/** The hooks of a team: every message in it is held against them. */
export const outgoingWebhooksOfTeam = cache<OutgoingWebhookRow[]>('outgoing_webhooks', loadOfTeam, 1000);

const values = (hook: OutgoingWebhookRow) => ({
  token: hook.token,
  createat: hook.create_at,
  updateat: hook.update_at,
  deleteat: hook.delete_at,
  creatorid: hook.creator_id,
  channelid: hook.channel_id,
  teamid: hook.team_id,
  triggerwords: JSON.stringify(hook.trigger_words),
  triggerwhen: hook.trigger_when,
  callbackurls: JSON.stringify(hook.callback_urls),
  displayname: hook.display_name,
  description: hook.description,
  contenttype: hook.content_type,
  username: hook.username,
  iconurl: hook.icon_url,
});

export async function insertOutgoingWebhook(db: WriteDb, hook: OutgoingWebhookRow): Promise<void> {
  await db
    .insertInto('outgoingwebhooks')
    .values({ id: hook.id, ...values(hook) })
    .execute();
  db.touch(outgoingWebhooksOfTeam, hook.team_id);
}

export async function updateOutgoingWebhook(db: WriteDb, hook: OutgoingWebhookRow): Promise<void> {
  await db.updateTable('outgoingwebhooks').set(values(hook)).where('id', '=', hook.id).execute();
  db.touch(outgoingWebhooksOfTeam, hook.team_id);
}

export async function deleteOutgoingWebhook(db: WriteDb, hook: Pick<OutgoingWebhookRow, 'id' | 'team_id'>, at: number): Promise<void> {
  await db.updateTable('outgoingwebhooks').set({ deleteat: at, updateat: at }).where('id', '=', hook.id).execute();
  db.touch(outgoingWebhooksOfTeam, hook.team_id);
}
