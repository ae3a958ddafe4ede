import type { Db } from '../store.ts';

/** The ids of channels by name: of one team ('' for direct ones), or of all. */
export async function channelsByNames(db: Db, teamId: string | undefined, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  let query = db.selectFrom('channels').select('id').where(db.dialect.anyOf('name', names));
  if (teamId !== undefined) query = query.where('teamid', '=', teamId);
  return (await query.execute()).map((r) => r.id);
}
