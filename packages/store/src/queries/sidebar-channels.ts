import { type Db, hot, type WriteDb } from '../store.ts';

/** Where somebody put a channel: which category, and at which place in it. */
export interface PlaceRow {
  channel_id: string;
  user_id: string;
  category_id: string;
  sort_order: number;
}

const columns = [
  'sidebarchannels.channelid as channel_id',
  'sidebarchannels.userid as user_id',
  'sidebarchannels.categoryid as category_id',
  'sidebarchannels.sortorder as sort_order',
] as const;

const inTeam = hot<{ userId: string; teamId: string }, PlaceRow>(
  (db, p) =>
    db
      .selectFrom('sidebarchannels')
      .innerJoin('sidebarcategories', 'sidebarcategories.id', 'sidebarchannels.categoryid')
      .select(columns)
      .where('sidebarcategories.userid', '=', p.userId)
      .where('sidebarcategories.teamid', '=', p.teamId)
      .orderBy('sidebarchannels.sortorder')
      .orderBy('sidebarchannels.channelid') as never,
);

/** All of somebody's places in a team, in their order. */
export const placesOf = (db: Db, userId: string, teamId: string): Promise<PlaceRow[]> => inTeam(db, { userId, teamId });

export async function placesIn(db: Db, categoryIds: readonly string[]): Promise<PlaceRow[]> {
  if (categoryIds.length === 0) return [];
  return db
    .selectFrom('sidebarchannels')
    .select(columns)
    .where(db.dialect.anyOf('categoryid', categoryIds))
    .orderBy('sortorder')
    .orderBy('channelid')
    .execute();
}

/** A channel as far as the sidebar looks at it. */
export interface ShownChannel {
  id: string;
  type: string;
}

const shown = hot<{ userId: string; teamId: string; none: string }, ShownChannel>(
  (db, p) =>
    db
      .selectFrom('channelmembers')
      .innerJoin('channels', 'channels.id', 'channelmembers.channelid')
      .select(['channels.id', 'channels.type'])
      .where('channelmembers.userid', '=', p.userId)
      .where((eb) => eb.or([eb('channels.teamid', '=', p.teamId), eb('channels.teamid', '=', p.none)]))
      .where('channels.deleteat', '=', 0)
      .orderBy(db.dialect.byteOrder('channels.displayname'))
      .orderBy('channels.id') as never,
);

/** The channels of a team that somebody is in and that are not archived, with the direct and group ones, by title. */
export const shownChannels = (db: Db, userId: string, teamId: string): Promise<ShownChannel[]> => shown(db, { userId, teamId, none: '' });

/** Those of these channels that somebody is in, of this team or direct and group ones; archived ones too. */
export async function ownChannelsAmong(db: Db, userId: string, teamId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('channelmembers')
    .innerJoin('channels', 'channels.id', 'channelmembers.channelid')
    .select('channels.id')
    .where('channelmembers.userid', '=', userId)
    .where('channels.teamid', 'in', [teamId, ''])
    .where(db.dialect.anyOf('channels.id', ids))
    .execute();
  return new Set(rows.map((r) => r.id));
}

/** Is somebody in any channel of the team, or in a direct or group channel? */
export async function hasChannels(db: Db, userId: string, teamId: string): Promise<boolean> {
  const row = await db
    .selectFrom('channelmembers')
    .innerJoin('channels', 'channels.id', 'channelmembers.channelid')
    .select('channels.id')
    .where('channelmembers.userid', '=', userId)
    .where('channels.teamid', 'in', [teamId, ''])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertPlaces(db: WriteDb, rows: readonly PlaceRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('sidebarchannels')
    .values(rows.map((r) => ({ channelid: r.channel_id, userid: r.user_id, categoryid: r.category_id, sortorder: r.sort_order })))
    .onConflict((c) => c.columns(['channelid', 'userid', 'categoryid']).doUpdateSet((eb) => ({ sortorder: eb.ref('excluded.sortorder') })))
    .execute();
}

export async function deletePlaces(db: WriteDb, categoryIds: readonly string[], channelIds: readonly string[]): Promise<void> {
  if (categoryIds.length === 0 || channelIds.length === 0) return;
  await db
    .deleteFrom('sidebarchannels')
    .where(db.dialect.anyOf('categoryid', categoryIds))
    .where(db.dialect.anyOf('channelid', channelIds))
    .execute();
}

/** Wherever anybody put the channel. */
export async function deletePlacesOfChannel(db: WriteDb, channelId: string): Promise<void> {
  await db.deleteFrom('sidebarchannels').where('channelid', '=', channelId).execute();
}

/** Wherever these people put the channel. */
export async function deletePlacesOfMembers(db: WriteDb, channelId: string, userIds: readonly string[]): Promise<void> {
  await db.deleteFrom('sidebarchannels').where('channelid', '=', channelId).where(db.dialect.anyOf('userid', userIds)).execute();
}

/** Channels that somebody marked as favourite and is in, of this team or direct and group ones, by title. */
export async function favouritesToPlace(db: Db, userId: string, teamId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('preferences')
    .innerJoin('channels', 'channels.id', 'preferences.name')
    .innerJoin('channelmembers', (join) =>
      join.onRef('channelmembers.channelid', '=', 'channels.id').onRef('channelmembers.userid', '=', 'preferences.userid'),
    )
    .select('channels.id')
    .where('preferences.userid', '=', userId)
    .where('preferences.category', '=', 'favorite_channel')
    .where('preferences.value', '=', 'true')
    .where('channels.teamid', 'in', [teamId, ''])
    .orderBy(db.dialect.byteOrder('channels.displayname'))
    .execute();
  return rows.map((r) => r.id);
}
