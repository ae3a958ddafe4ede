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
  if (teamId !== undefined) query = query.where('channels.teamid', 'in', [teamId, '']);
  if (!archivedToo) query = query.where('channels.deleteat', '=', 0);
  return (await query.execute()).map((row) => row.id);
}
