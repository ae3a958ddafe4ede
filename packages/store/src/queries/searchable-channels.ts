import { sql } from 'kysely';
import type { Db } from '../store.ts';

/** The channels in which somebody may search: own ones, of a team and direct ones, or of all teams. */
export async function searchableChannels(
  db: Db,
  userId: string,
  { teamId, archivedToo }: { readonly teamId: string | undefined; readonly archivedToo: boolean },
): Promise<string[]> {
  let query = db
    .selectFrom('channelmembers')
    .innerJoin('channels', 'channels.id', 'channelmembers.channelid')
    .select('channels.id')
    .where('channelmembers.userid', '=', userId);
  // As expressions these have no index: the few memberships of one person lead to the channels, never a team's many channels to them.
  if (teamId !== undefined) query = query.where(sql<boolean>`channels.teamid || '' in (${teamId}, '')`);
  if (!archivedToo) query = query.where(sql<boolean>`channels.deleteat + 0 = 0`);
  return (await query.execute()).map((row) => row.id);
}
