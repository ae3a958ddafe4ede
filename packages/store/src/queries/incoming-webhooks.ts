import type { IncomingWebhook } from '@foremast/wire/models/webhook';
import type { Db, WriteDb } from '../store.ts';

export type IncomingWebhookRow = IncomingWebhook;

const columns = [
  'id',
  'createat as create_at',
  'updateat as update_at',
  'deleteat as delete_at',
  'userid as user_id',
  'channelid as channel_id',
  'teamid as team_id',
  'displayname as display_name',
  'description',
  'username',
  'iconurl as icon_url',
  'channellocked as channel_locked',
] as const;

export function findIncomingWebhook(db: Db, id: string): Promise<IncomingWebhookRow | undefined> {
  return db.selectFrom('incomingwebhooks').select(columns).where('id', '=', id).where('deleteat', '=', 0).executeTakeFirst();
}

export interface IncomingWebhookFilter {
  /** All teams if left out. */
  readonly teamId?: string;
  /** Everybody's if left out. */
  readonly userId?: string;
}

const filtered = (db: Db, { teamId, userId }: IncomingWebhookFilter) => {
  let query = db.selectFrom('incomingwebhooks').where('deleteat', '=', 0);
  if (teamId !== undefined) query = query.where('teamid', '=', teamId);
  if (userId !== undefined) query = query.where('userid', '=', userId);
  return query;
};

/** The oldest first. */
export function listIncomingWebhooks(db: Db, filter: IncomingWebhookFilter, offset: number, limit: number): Promise<IncomingWebhookRow[]> {
  return filtered(db, filter).select(columns).orderBy('createat').orderBy('id').limit(limit).offset(offset).execute();
}

export async function countIncomingWebhooks(db: Db, filter: IncomingWebhookFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

const values = (hook: IncomingWebhookRow) => ({
  createat: hook.create_at,
  updateat: hook.update_at,
  deleteat: hook.delete_at,
  userid: hook.user_id,
  channelid: hook.channel_id,
  teamid: hook.team_id,
  displayname: hook.display_name,
  description: hook.description,
  username: hook.username,
  iconurl: hook.icon_url,
  channellocked: hook.channel_locked,
});

export async function insertIncomingWebhook(db: WriteDb, hook: IncomingWebhookRow): Promise<void> {
  await db
    .insertInto('incomingwebhooks')
    .values({ id: hook.id, ...values(hook) })
    .execute();
}

export async function updateIncomingWebhook(db: WriteDb, hook: IncomingWebhookRow): Promise<void> {
  await db.updateTable('incomingwebhooks').set(values(hook)).where('id', '=', hook.id).execute();
}

export async function deleteIncomingWebhook(db: WriteDb, id: string, at: number): Promise<void> {
  await db.updateTable('incomingwebhooks').set({ deleteat: at, updateat: at }).where('id', '=', id).execute();
}
