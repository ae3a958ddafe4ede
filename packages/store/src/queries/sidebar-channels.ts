import { type Db, hot, type WriteDb } from '../store.ts';

/** Where somebody put a channel: which category, and at which place in it. */
export interface PlaceRow {
  channel_id: string;
  user_id: string;
  category_id: string;
  sort_order: number;
}

const columns = ['sidebarchannels.channelid as channel_id', 'sidebarchannels.userid as user_id', 'sidebarchannels.categoryid as category_id', 'sidebarchannels.sortorder as sort_order'] as const;

const inTeam = hot<{ userId: string; teamId: string }, PlaceRow>(
  (db, p) =>
    db
      .selectFrom('sidebarchannels')
      .innerJoin('sidebarcategories', 'sidebarcategories.id', 'sidebarchannels.categoryid')
      .select(columns)
      .where('sidebarcategories.userid', '=', p.userId)
      .where('sidebarcategories.teamid', '=', p.teamId)
      .orderBy('sidebarchannels.sortorder') as never,
);

/** All of somebody's places in a team, in their order. */
export const placesOf = (db: Db, userId: string, teamId: string): Promise<PlaceRow[]> => inTeam(db, { userId, teamId });

export async function deletePlacesOfChannel(db: WriteDb, channelId: string): Promise<void> {
  await db.deleteFrom('sidebarchannels').where('channelid', '=', channelId).execute();
}
