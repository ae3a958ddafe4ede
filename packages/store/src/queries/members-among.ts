import type { Db } from '../store.ts';

/** Those of these people who are in the team now. */
export async function membersAmong(db: Db, teamId: string, userIds: readonly string[]): Promise<Set<string>> {
  if (userIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('teammembers')
    .select('userid')
    .where('teamid', '=', teamId)
    .where(db.dialect.anyOf('userid', userIds))
    .where('deleteat', '=', 0)
    .execute();
  return new Set(rows.map((r) => r.userid));
}
