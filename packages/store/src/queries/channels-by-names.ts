import type { Db } from '../store.ts';

/** The ids of a team's channels by name; '' for direct ones. */
export async function channelsByNames(db: Db, teamId: string, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const query = db.selectFrom('channels').select('id').where(db.dialect.anyOf('name', names)).where('teamid', '=', teamId);
  return (await query.execute()).map((r) => r.id);
}

export interface NamedChannel {
  id: string;
  name: string;
  team_id: string;
  type: string;
}

/** The channels of these names in these teams. */
export async function namedChannels(db: Db, teamIds: readonly string[], names: readonly string[]): Promise<NamedChannel[]> {
  if (teamIds.length === 0 || names.length === 0) return [];
  return db
    .selectFrom('channels')
    .select(['id', 'name', 'teamid as team_id', 'type'])
    .where(db.dialect.anyOf('name', names))
    .where(db.dialect.anyOf('teamid', teamIds))
    .execute() as Promise<NamedChannel[]>;
}
