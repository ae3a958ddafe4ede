import { cache } from '../cache.ts';
import type { Db, WriteDb } from '../store.ts';
import { channelHeads } from './channels.ts';
import type { RemoteClusterRow } from './remote-clusters.ts';

export interface SharedChannelRow {
  id: string;
  team_id: string;
  home: boolean;
  readonly: boolean;
  name: string;
  display_name: string;
  purpose: string;
  header: string;
  creator_id: string;
  create_at: number;
  update_at: number;
  /** Where it began; '' when here. */
  remote_id: string;
  /** Of the channel itself. */
  type: string;
}

const sharedColumns = [
  'sharedchannels.channelid as id',
  'sharedchannels.teamid as team_id',
  'sharedchannels.home',
  'sharedchannels.readonly',
  'sharedchannels.sharename as name',
  'sharedchannels.sharedisplayname as display_name',
  'sharedchannels.sharepurpose as purpose',
  'sharedchannels.shareheader as header',
  'sharedchannels.creatorid as creator_id',
  'sharedchannels.createat as create_at',
  'sharedchannels.updateat as update_at',
  'sharedchannels.remoteid as remote_id',
  'channels.type as type',
] as const;

const selectShared = (db: Db) =>
  db.selectFrom('sharedchannels').innerJoin('channels', 'channels.id', 'sharedchannels.channelid').select(sharedColumns);

export async function findSharedChannel(db: Db, channelId: string): Promise<SharedChannelRow | undefined> {
  return selectShared(db).where('sharedchannels.channelid', '=', channelId).executeTakeFirst() as Promise<SharedChannelRow | undefined>;
}

export interface SharedChannelFilter {
  readonly teamId: string;
  /** Only channels that this person is in. */
  readonly memberId?: string;
  readonly offset: number;
  readonly limit: number;
}

/** By name. */
export async function sharedChannelsOfTeam(db: Db, f: SharedChannelFilter): Promise<SharedChannelRow[]> {
  let query = selectShared(db).where('sharedchannels.teamid', '=', f.teamId);
  if (f.memberId)
    query = query.where('sharedchannels.channelid', 'in', db.selectFrom('channelmembers').select('channelid').where('userid', '=', f.memberId));
  return (await query.orderBy('sharedchannels.sharename').limit(f.limit).offset(f.offset).execute()) as SharedChannelRow[];
}

/** The channel knows of itself that it is shared. */
async function markShared(db: WriteDb, channelId: string, shared: boolean, at: number): Promise<void> {
  await db.updateTable('channels').set({ shared, updateat: at }).where('id', '=', channelId).execute();
  db.touch(channelHeads, channelId);
}

export async function insertSharedChannel(db: WriteDb, { type: _, ...row }: SharedChannelRow): Promise<void> {
  await db
    .insertInto('sharedchannels')
    .values({
      channelid: row.id,
      teamid: row.team_id,
      home: row.home,
      readonly: row.readonly,
      sharename: row.name,
      sharedisplayname: row.display_name,
      sharepurpose: row.purpose,
      shareheader: row.header,
      creatorid: row.creator_id,
      createat: row.create_at,
      updateat: row.update_at,
      remoteid: row.remote_id,
    })
    .onConflict((c) => c.doNothing())
    .execute();
  await markShared(db, row.id, true, row.update_at);
}

/** The channel stays, with what was said in it; nobody elsewhere hears of it any more. */
export async function deleteSharedChannel(db: WriteDb, channelId: string, at: number): Promise<void> {
  await db.deleteFrom('sharedchannels').where('channelid', '=', channelId).execute();
  await db.deleteFrom('sharedchannelusers').where('channelid', '=', channelId).execute();
  await db
    .updateTable('sharedchannelremotes')
    .set({ deleteat: at, updateat: at })
    .where('channelid', '=', channelId)
    .where('deleteat', '=', 0)
    .execute();
  await markShared(db, channelId, false, at);
  db.touch(remotesOfChannel, channelId);
}

export interface SharedChannelRemoteRow {
  id: string;
  channel_id: string;
  creator_id: string;
  create_at: number;
  update_at: number;
  delete_at: number;
  is_invite_accepted: boolean;
  is_invite_confirmed: boolean;
  remote_id: string;
  last_post_update_at: number;
  last_post_id: string;
  last_post_create_at: number;
  last_post_create_id: string;
  last_members_sync_at: number;
}

const REMOTE_COLUMN_OF = {
  id: 'id',
  channel_id: 'channelid',
  creator_id: 'creatorid',
  create_at: 'createat',
  update_at: 'updateat',
  delete_at: 'deleteat',
  is_invite_accepted: 'isinviteaccepted',
  is_invite_confirmed: 'isinviteconfirmed',
  remote_id: 'remoteid',
  last_post_update_at: 'lastpostupdateat',
  last_post_id: 'lastpostid',
  last_post_create_at: 'lastpostcreateat',
  last_post_create_id: 'lastpostcreateid',
  last_members_sync_at: 'lastmemberssyncat',
} as const;
const remoteColumns = Object.entries(REMOTE_COLUMN_OF).map(([name, column]) => `sharedchannelremotes.${column} as ${name}`) as never[];
const selectRemotes = (db: Db) => db.selectFrom('sharedchannelremotes').select(remoteColumns);
const toColumns = (row: Partial<SharedChannelRemoteRow>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [REMOTE_COLUMN_OF[name as keyof SharedChannelRemoteRow], value]));

/** The other servers that a channel is shared with, by channel id. */
export const remotesOfChannel = cache<readonly SharedChannelRemoteRow[]>(
  'shared_channel_remotes',
  async (db, channelId) =>
    (await selectRemotes(db)
      .where('channelid', '=', channelId)
      .where('deleteat', '=', 0)
      .orderBy('sharedchannelremotes.id')
      .execute()) as SharedChannelRemoteRow[],
  10_000,
);

/** Also one that has ended. */
export async function findSharedChannelRemote(db: Db, channelId: string, remoteId: string): Promise<SharedChannelRemoteRow | undefined> {
  return (await selectRemotes(db).where('channelid', '=', channelId).where('remoteid', '=', remoteId).executeTakeFirst()) as
    | SharedChannelRemoteRow
    | undefined;
}

/** A new one, or one that has ended brought back. */
export async function saveSharedChannelRemote(db: WriteDb, row: SharedChannelRemoteRow): Promise<void> {
  const { id: _, channelid: __, remoteid: ___, ...rest } = toColumns(row);
  await db
    .insertInto('sharedchannelremotes')
    .values(toColumns(row) as never)
    .onConflict((c) => c.columns(['channelid', 'remoteid']).doUpdateSet(rest as never))
    .execute();
  db.touch(remotesOfChannel, row.channel_id);
}

export async function updateSharedChannelRemote(
  db: WriteDb,
  row: Pick<SharedChannelRemoteRow, 'id' | 'channel_id'>,
  change: Partial<SharedChannelRemoteRow>,
): Promise<void> {
  await db
    .updateTable('sharedchannelremotes')
    .set(toColumns(change) as never)
    .where('id', '=', row.id)
    .where('channelid', '=', row.channel_id)
    .execute();
  db.touch(remotesOfChannel, row.channel_id);
}

export interface SharedChannelRemoteFilter {
  readonly remoteId: string;
  readonly confirmed?: boolean;
  /** Only channels that began here, or only those that did not. */
  readonly home?: boolean;
  readonly deletedToo: boolean;
  readonly offset: number;
  readonly limit: number;
}

export async function sharedChannelRemotes(db: Db, f: SharedChannelRemoteFilter): Promise<SharedChannelRemoteRow[]> {
  let query = selectRemotes(db).where('sharedchannelremotes.remoteid', '=', f.remoteId);
  if (f.confirmed !== undefined) query = query.where('isinviteconfirmed', '=', f.confirmed);
  if (!f.deletedToo) query = query.where('deleteat', '=', 0);
  if (f.home !== undefined)
    query = query.where('sharedchannelremotes.channelid', 'in', db.selectFrom('sharedchannels').select('channelid').where('home', '=', f.home));
  return (await query.orderBy('sharedchannelremotes.id').limit(f.limit).offset(f.offset).execute()) as SharedChannelRemoteRow[];
}

/** The connection with a server has ended: nothing is shared with it any more. Answers the channels that were. */
export async function endSharedChannelRemotes(db: WriteDb, remoteId: string, at: number): Promise<string[]> {
  const rows = await db
    .updateTable('sharedchannelremotes')
    .set({ deleteat: at, updateat: at })
    .where('remoteid', '=', remoteId)
    .where('deleteat', '=', 0)
    .returning('channelid')
    .execute();
  for (const { channelid } of rows) db.touch(remotesOfChannel, channelid);
  return rows.map((row) => row.channelid);
}

/** Is the person in a channel that is shared with this server? */
export async function sharesChannelWith(db: Db, userId: string, remoteId: string): Promise<boolean> {
  const row = await db
    .selectFrom('sharedchannelremotes')
    .innerJoin('channelmembers', 'channelmembers.channelid', 'sharedchannelremotes.channelid')
    .select('sharedchannelremotes.id')
    .where('sharedchannelremotes.remoteid', '=', remoteId)
    .where('sharedchannelremotes.deleteat', '=', 0)
    .where('channelmembers.userid', '=', userId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What members see of the servers that a channel is shared with. */
export async function remoteInfosOfChannel(
  db: Db,
  channelId: string,
  limit: number,
): Promise<Pick<RemoteClusterRow, 'name' | 'display_name' | 'create_at' | 'delete_at' | 'last_ping_at'>[]> {
  return db
    .selectFrom('sharedchannelremotes')
    .innerJoin('remoteclusters', 'remoteclusters.remoteid', 'sharedchannelremotes.remoteid')
    .select([
      'remoteclusters.name',
      'remoteclusters.displayname as display_name',
      'remoteclusters.createat as create_at',
      'remoteclusters.deleteat as delete_at',
      'remoteclusters.lastpingat as last_ping_at',
    ])
    .where('sharedchannelremotes.channelid', '=', channelId)
    .where('sharedchannelremotes.deleteat', '=', 0)
    .orderBy('remoteclusters.name')
    .limit(limit)
    .execute();
}
