import { cache } from '../cache.ts';
import type { Db } from '../store.ts';

/** A channel of somebody: its team, or empty. */
interface Place {
  readonly id: string;
  readonly teamId: string;
  readonly archived: boolean;
}

/** The channels of a person, by the person's id. */
const places = cache<readonly Place[]>(
  'places',
  async (db, userId) => {
    const rows = await db
      .selectFrom('channelmembers')
      .innerJoin('channels', 'channels.id', 'channelmembers.channelid')
      .select(['channels.id', 'channels.teamid', 'channels.deleteat'])
      .where('channelmembers.userid', '=', userId)
      .execute();
    return rows.map(({ id, teamid, deleteat }) => ({ id, teamId: teamid ?? '', archived: deleteat !== 0 }));
  },
  1_000,
  { allWith: 'channels', withMoves: 'channel' },
);

/** The channels in which somebody may search: own ones, of a team and direct ones, or of all teams. */
export async function searchableChannels(
  db: Db,
  userId: string,
  { teamId, archivedToo }: { readonly teamId: string | undefined; readonly archivedToo: boolean },
): Promise<string[]> {
  // What a transaction has changed of memberships is not known by person.
  const own = (await (db.inTransaction ? places.load(db, userId) : db.cached(places, userId))) ?? [];
  const wanted = own.filter((place) => (archivedToo || !place.archived) && (teamId === undefined || place.teamId === teamId || place.teamId === ''));
  return wanted.map((place) => place.id);
}
