import type { Db } from '../store.ts';
import { selectTeams, type TeamRow } from './teams.ts';

/** Teams that are not archived and that all of these people are in, by title. */
export async function teamsOfAll(db: Db, userIds: readonly string[]): Promise<TeamRow[]> {
  if (userIds.length === 0) return [];
  const shared = db
    .selectFrom('teammembers')
    .select('teamid')
    .where('deleteat', '=', 0)
    .where(db.dialect.anyOf('userid', userIds))
    .groupBy('teamid')
    .having((eb) => eb(eb.fn.countAll(), '=', userIds.length));
  const rows = await selectTeams(db)
    .where('teams.deleteat', '=', 0)
    .where('teams.id', 'in', shared)
    .orderBy(db.dialect.byteOrder('teams.displayname'))
    .execute();
  return rows as TeamRow[];
}
