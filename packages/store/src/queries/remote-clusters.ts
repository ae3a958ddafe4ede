import { sql } from 'kysely';
import type { Db, WriteDb } from '../store.ts';

export interface RemoteClusterRow {
  remote_id: string;
  remote_team_id: string;
  name: string;
  display_name: string;
  /** Begins with `pending_` until the other side has confirmed, with `plugin_` where a plugin speaks for it. */
  site_url: string;
  default_team_id: string;
  create_at: number;
  delete_at: number;
  last_ping_at: number;
  last_global_user_sync_at: number;
  /** What the other side shows us; `remote_token` is what we show it. */
  token: string;
  remote_token: string;
  topics: string;
  creator_id: string;
  plugin_id: string;
  options: number;
}

const COLUMN_OF = {
  remote_id: 'remoteid',
  remote_team_id: 'remoteteamid',
  name: 'name',
  display_name: 'displayname',
  site_url: 'siteurl',
  default_team_id: 'defaultteamid',
  create_at: 'createat',
  delete_at: 'deleteat',
  last_ping_at: 'lastpingat',
  last_global_user_sync_at: 'lastglobalusersyncat',
  token: 'token',
  remote_token: 'remotetoken',
  topics: 'topics',
  creator_id: 'creatorid',
  plugin_id: 'pluginid',
  options: 'options',
} as const;

const columns = Object.entries(COLUMN_OF).map(([name, column]) => `remoteclusters.${column} as ${name}`) as never[];
const select = (db: Db) => db.selectFrom('remoteclusters').select(columns);
const toColumns = (row: Partial<RemoteClusterRow>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [COLUMN_OF[name as keyof RemoteClusterRow], value]));

export async function findRemoteCluster(db: Db, id: string, deletedToo = false): Promise<RemoteClusterRow | undefined> {
  const row = (await select(db).where('remoteid', '=', id).executeTakeFirst()) as RemoteClusterRow | undefined;
  return row && (deletedToo || row.delete_at === 0) ? row : undefined;
}

export async function remoteClusterNamed(db: Db, name: string): Promise<RemoteClusterRow | undefined> {
  return (await select(db).where('name', '=', name).where('deleteat', '=', 0).executeTakeFirst()) as RemoteClusterRow | undefined;
}

export interface RemoteClusterFilter {
  readonly inChannel?: string;
  readonly notInChannel?: string;
  /** Heard of since this instant. */
  readonly pingedSince?: number;
  readonly confirmed?: true;
  /** Only those that a plugin speaks for, or none of them. */
  readonly plugins?: boolean;
  readonly deletedToo?: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** By display name. */
export async function remoteClusters(db: Db, f: RemoteClusterFilter): Promise<RemoteClusterRow[]> {
  let query = select(db);
  const inChannel = (id: string) => db.selectFrom('sharedchannelremotes').select('remoteid').where('channelid', '=', id).where('deleteat', '=', 0);
  if (f.inChannel) query = query.where('remoteid', 'in', inChannel(f.inChannel));
  if (f.notInChannel) query = query.where('remoteid', 'not in', inChannel(f.notInChannel));
  if (f.pingedSince !== undefined) query = query.where('lastpingat', '>', f.pingedSince);
  if (f.confirmed) query = query.where(sql<boolean>`siteurl not like 'pending\\_%' escape '\\'`);
  if (f.plugins !== undefined) query = query.where('pluginid', f.plugins ? '<>' : '=', '');
  if (!f.deletedToo) query = query.where('deleteat', '=', 0);
  return (await query
    .orderBy('remoteclusters.displayname')
    .orderBy('remoteclusters.name')
    .orderBy('remoteclusters.remoteid')
    .limit(f.limit)
    .offset(f.offset)
    .execute()) as RemoteClusterRow[];
}

export async function insertRemoteCluster(db: WriteDb, row: RemoteClusterRow): Promise<void> {
  await db
    .insertInto('remoteclusters')
    .values(toColumns(row) as never)
    .execute();
}

export async function updateRemoteCluster(db: WriteDb, id: string, change: Partial<RemoteClusterRow>): Promise<void> {
  await db
    .updateTable('remoteclusters')
    .set(toColumns(change) as never)
    .where('remoteid', '=', id)
    .execute();
}

export async function deleteRemoteClusterRow(db: WriteDb, id: string): Promise<void> {
  await db.deleteFrom('remoteclusters').where('remoteid', '=', id).execute();
}
