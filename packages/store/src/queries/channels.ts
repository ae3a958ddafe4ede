import { sql } from 'kysely';
import { cache } from '../cache.ts';
import { type Db, hot, type WriteDb } from '../store.ts';

export const channelColumns = [
  'channels.id',
  'channels.createat as create_at',
  'channels.updateat as update_at',
  'channels.deleteat as delete_at',
  'channels.teamid as team_id',
  'channels.type',
  'channels.displayname as display_name',
  'channels.name',
  'channels.header',
  'channels.purpose',
  'channels.lastpostat as last_post_at',
  'channels.totalmsgcount as total_msg_count',
  'channels.extraupdateat as extra_update_at',
  'channels.creatorid as creator_id',
  'channels.schemeid as scheme_id',
  'channels.groupconstrained as group_constrained',
  'channels.shared',
  'channels.totalmsgcountroot as total_msg_count_root',
  'channels.lastrootpostat as last_root_post_at',
  'channels.bannerinfo as banner_info',
  'channels.defaultcategoryname as default_category_name',
  'channels.autotranslation',
  sql<boolean | number | null>`(select p.active from accesscontrolpolicies p where p.id = channels.id)`.as('policy_active'),
] as const;

export interface ChannelRow {
  id: string;
  create_at: number;
  update_at: number;
  delete_at: number;
  team_id: string;
  type: 'O' | 'P' | 'D' | 'G';
  display_name: string;
  name: string;
  header: string;
  purpose: string;
  last_post_at: number;
  total_msg_count: number;
  extra_update_at: number;
  creator_id: string;
  scheme_id: string | null;
  group_constrained: boolean | null;
  shared: boolean | null;
  total_msg_count_root: number;
  last_root_post_at: number;
  banner_info: { enabled: boolean | null; text: string | null; background_color: string | null } | null;
  default_category_name: string;
  autotranslation: boolean;
  /** Whether the channel's access policy brings people in; null: it has none. */
  policy_active?: boolean | number | null;
}

export const selectChannels = (db: Db) => db.selectFrom('channels').select(channelColumns);
const byId = hot<{ id: string }, ChannelRow>((db, p) => selectChannels(db).where('id', '=', p.id) as never);
const byName = hot<{ teamId: string; name: string }, ChannelRow>(
  (db, p) => selectChannels(db).where('teamid', '=', p.teamId).where('name', '=', p.name) as never,
);

const held = hot<{ id: string }, ChannelRow>((db, p) => selectChannels(db).where('id', '=', p.id).modifyEnd(db.dialect.holdingRows) as never);

/** The channel as it is now. Whoever else wants to change it waits until the transaction ends. */
export async function heldChannel(db: WriteDb, id: string): Promise<ChannelRow | undefined> {
  const [row] = await held(db, { id });
  db.readAllAnew();
  return row;
}

/** The rows of these, in this order. */
export async function channelsInOrder(db: Db, found: readonly { readonly id: string }[]): Promise<ChannelRow[]> {
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = (await selectChannels(db).where(db.dialect.anyOf('channels.id', ids)).execute()) as ChannelRow[];
  const inOrder = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => inOrder.get(id) ?? []);
}

/** What of a channel changes seldom. Its counters move with every message and are not kept here: read the row for them. */
export type ChannelHead = Omit<ChannelRow, 'last_post_at' | 'total_msg_count' | 'total_msg_count_root' | 'last_root_post_at'>;

/** Channels by id, without their counters. */
export const channelHeads = cache<ChannelHead>('channels', async (db, id) => (await byId(db, { id }))[0], 50_000);

/** From memory, without counters. */
export async function channelHead(db: Db, id: string): Promise<ChannelHead | undefined> {
  return db.cached(channelHeads, id);
}
/** The row, with its counters as they are now. */
export async function findChannel(db: Db, id: string): Promise<ChannelRow | undefined> {
  return (await byId(db, { id }))[0];
}
/** Archived ones too. The name is looked up in lower case. */
export async function findChannelByName(db: Db, teamId: string, name: string): Promise<ChannelRow | undefined> {
  return (await byName(db, { teamId, name: name.toLowerCase() }))[0];
}

/** Those of these names, in lower case, in a team. Archived ones too. */
export async function channelsOfNames(db: Db, teamId: string, names: readonly string[]): Promise<ChannelRow[]> {
  if (names.length === 0) return [];
  return selectChannels(db).where('teamid', '=', teamId).where(db.dialect.anyOf('name', names)).execute();
}

/** Answers false when the team has a channel of this name, an archived one included. */
export async function insertChannel(db: WriteDb, c: ChannelRow): Promise<boolean> {
  const inserted = await db
    .insertInto('channels')
    .values({
      id: c.id,
      createat: c.create_at,
      updateat: c.update_at,
      deleteat: c.delete_at,
      teamid: c.team_id,
      type: c.type,
      displayname: c.display_name,
      name: c.name,
      header: c.header,
      purpose: c.purpose,
      lastpostat: c.last_post_at,
      totalmsgcount: c.total_msg_count,
      extraupdateat: c.extra_update_at,
      creatorid: c.creator_id,
      schemeid: c.scheme_id,
      groupconstrained: c.group_constrained,
      shared: c.shared,
      totalmsgcountroot: c.total_msg_count_root,
      lastrootpostat: c.last_root_post_at,
      bannerinfo: c.banner_info === null ? null : JSON.stringify(c.banner_info),
      defaultcategoryname: c.default_category_name,
      autotranslation: c.autotranslation,
    })
    .onConflict((x) => x.columns(['name', 'teamid']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return false;
  db.touch(channelHeads, c.id);
  if (c.type === 'O') await savePublicChannel(db, c);
  return true;
}

/** The original keeps a copy of open channels for searching; so that it can run on this database again, so do we. */
async function savePublicChannel(
  db: WriteDb,
  c: Pick<ChannelRow, 'id' | 'delete_at' | 'team_id' | 'display_name' | 'name' | 'header' | 'purpose'>,
): Promise<void> {
  const values = { deleteat: c.delete_at, teamid: c.team_id, displayname: c.display_name, name: c.name, header: c.header, purpose: c.purpose };
  await db
    .insertInto('publicchannels')
    .values({ id: c.id, ...values })
    .onConflict((x) => x.column('id').doUpdateSet(values))
    .execute();
}

/** Open and private channels of a team, archived ones too. */
export async function countTeamChannels(db: Db, teamId: string): Promise<number> {
  const { count } = await db
    .selectFrom('channels')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('teamid', '=', teamId)
    .where('type', 'in', ['O', 'P'])
    .executeTakeFirstOrThrow();
  return Number(count);
}

const COLUMN_OF = {
  update_at: 'updateat',
  delete_at: 'deleteat',
  team_id: 'teamid',
  type: 'type',
  display_name: 'displayname',
  name: 'name',
  header: 'header',
  purpose: 'purpose',
  extra_update_at: 'extraupdateat',
  creator_id: 'creatorid',
  scheme_id: 'schemeid',
  group_constrained: 'groupconstrained',
  shared: 'shared',
  banner_info: 'bannerinfo',
  default_category_name: 'defaultcategoryname',
  autotranslation: 'autotranslation',
} as const;
export type ChannelChange = Partial<Pick<ChannelRow, keyof typeof COLUMN_OF>>;

export async function updateChannel(db: WriteDb, id: string, change: ChannelChange): Promise<void> {
  const set = Object.fromEntries(
    Object.entries(change).map(([name, value]) => [
      COLUMN_OF[name as keyof typeof COLUMN_OF],
      name === 'banner_info' && value !== null ? JSON.stringify(value) : value,
    ]),
  );
  await db.updateTable('channels').set(set).where('id', '=', id).execute();
  db.touch(channelHeads, id);
  const row = await findChannel(db, id);
  if (row?.type === 'O') await savePublicChannel(db, row);
  else await db.deleteFrom('publicchannels').where('id', '=', id).execute();
}

/** Until this transaction ends nobody else changes the channel, writes in it or comes into it. False when it is gone. */
export async function holdChannel(db: WriteDb, id: string): Promise<boolean> {
  const rows = await db.selectFrom('channels').select('id').where('id', '=', id).modifyEnd(db.dialect.holdingRows).execute();
  return rows.length > 0;
}

/** The channel alone: what hangs on it goes first. */
export async function deleteChannel(db: WriteDb, id: string): Promise<void> {
  await db.deleteFrom('publicchannels').where('id', '=', id).execute();
  await db.deleteFrom('channels').where('id', '=', id).execute();
  db.touch(channelHeads, id);
}
