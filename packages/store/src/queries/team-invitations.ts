import type { Db, WriteDb } from '../store.ts';

/** Titles of these channels of a team, by id; archived ones are left out. */
export async function channelTitles(db: Db, teamId: string, ids: readonly string[]): Promise<Map<string, { title: string; type: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('channels')
    .select(['id', 'displayname', 'type'])
    .where('teamid', '=', teamId)
    .where('deleteat', '=', 0)
    .where(db.dialect.anyOf('id', ids))
    .execute();
  return new Map(rows.map((row) => [row.id, { title: row.displayname, type: String(row.type) }]));
}

/** Was no account made before this one? */
export async function isOldestUser(db: Db, { create_at }: { readonly create_at: number }): Promise<boolean> {
  return (await db.selectFrom('users').select('id').where('createat', '<', create_at).limit(1).executeTakeFirst()) === undefined;
}

/** Which of these addresses are of people in the team, or of accounts that are closed. */
export async function joinedAddresses(db: Db, teamId: string, emails: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('users')
    .leftJoin('teammembers', (join) =>
      join.onRef('teammembers.userid', '=', 'users.id').on('teammembers.teamid', '=', teamId).on('teammembers.deleteat', '=', 0),
    )
    .select('users.email')
    .where(db.dialect.anyOf('users.email', emails))
    .where(({ or, eb }) => or([eb('users.deleteat', '>', 0), eb('teammembers.userid', 'is not', null)]))
    .execute();
  return new Set(rows.map((row) => row.email));
}

/** All links in invitations that were sent lead nowhere from now on. */
export async function deleteInvitations(db: WriteDb, types: readonly string[]): Promise<void> {
  await db.deleteFrom('tokens').where(db.dialect.anyOf('type', types)).execute();
}
