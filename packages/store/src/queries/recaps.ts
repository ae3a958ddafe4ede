import type { Db, WriteDb } from '../store.ts';

export interface RecapRow {
  id: string;
  user_id: string;
  title: string;
  create_at: number;
  update_at: number;
  delete_at: number;
  read_at: number;
  total_message_count: number;
  status: 'pending' | 'processing' | 'completed' | 'failed';
  bot_id: string;
}

const columns = [
  'id',
  'userid as user_id',
  'title',
  'createat as create_at',
  'updateat as update_at',
  'deleteat as delete_at',
  'readat as read_at',
  'totalmessagecount as total_message_count',
  'status',
  'botid as bot_id',
] as const;

export async function findRecap(db: Db, id: string): Promise<RecapRow | undefined> {
  return (await db.selectFrom('recaps').select(columns).where('id', '=', id).where('deleteat', '=', 0).executeTakeFirst()) as RecapRow | undefined;
}

/** The newest first. */
export async function recapsOfUser(
  db: Db,
  userId: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<RecapRow[]> {
  return (await db
    .selectFrom('recaps')
    .select(columns)
    .where('userid', '=', userId)
    .where('deleteat', '=', 0)
    .orderBy('createat', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()) as RecapRow[];
}

export async function insertRecap(db: WriteDb, r: RecapRow): Promise<void> {
  await db
    .insertInto('recaps')
    .values({
      id: r.id,
      userid: r.user_id,
      title: r.title,
      createat: r.create_at,
      updateat: r.update_at,
      deleteat: r.delete_at,
      readat: r.read_at,
      totalmessagecount: r.total_message_count,
      status: r.status,
      botid: r.bot_id,
    })
    .execute();
}

export type RecapChange = Partial<Pick<RecapRow, 'update_at' | 'delete_at' | 'read_at' | 'total_message_count' | 'status'>>;

export async function updateRecap(db: WriteDb, id: string, c: RecapChange): Promise<void> {
  const set = {
    ...(c.update_at === undefined ? {} : { updateat: c.update_at }),
    ...(c.delete_at === undefined ? {} : { deleteat: c.delete_at }),
    ...(c.read_at === undefined ? {} : { readat: c.read_at }),
    ...(c.total_message_count === undefined ? {} : { totalmessagecount: c.total_message_count }),
    ...(c.status === undefined ? {} : { status: c.status }),
  };
  await db.updateTable('recaps').set(set).where('id', '=', id).execute();
}

/** Lists are JSON text. */
export interface RecapChannelRow {
  id: string;
  recap_id: string;
  channel_id: string;
  channel_name: string;
  highlights: string | null;
  action_items: string | null;
  source_post_ids: string | null;
  create_at: number;
}

export async function channelsOfRecap(db: Db, recapId: string): Promise<RecapChannelRow[]> {
  return db
    .selectFrom('recapchannels')
    .select([
      'id',
      'recapid as recap_id',
      'channelid as channel_id',
      'channelname as channel_name',
      'highlights',
      'actionitems as action_items',
      'sourcepostids as source_post_ids',
      'createat as create_at',
    ])
    .where('recapid', '=', recapId)
    .orderBy('createat')
    .orderBy('id')
    .execute() as Promise<RecapChannelRow[]>;
}

export async function replaceRecapChannels(db: WriteDb, recapId: string, rows: readonly RecapChannelRow[]): Promise<void> {
  await db.deleteFrom('recapchannels').where('recapid', '=', recapId).execute();
  if (rows.length === 0) return;
  const values = rows.map((r) => ({
    id: r.id,
    recapid: r.recap_id,
    channelid: r.channel_id,
    channelname: r.channel_name,
    highlights: r.highlights,
    actionitems: r.action_items,
    sourcepostids: r.source_post_ids,
    createat: r.create_at,
  }));
  await db.insertInto('recapchannels').values(values).execute();
}
