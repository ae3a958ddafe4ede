import type { Db } from '../store.ts';

/** Groups of these names (in lower case) that may be mentioned. */
export async function mentionableGroups(db: Db, names: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (names.length === 0) return [];
  const rows = await db
    .selectFrom('usergroups')
    .select(['id', 'name'])
    .where(db.dialect.anyOf('name', names))
    .where('allowreference', '=', true)
    .where('deleteat', '=', 0)
    .execute();
  return rows.map((r) => ({ id: r.id, name: r.name ?? '' }));
}

export async function groupMemberIds(db: Db, groupIds: readonly string[]): Promise<{ group_id: string; user_id: string }[]> {
  return db
    .selectFrom('groupmembers')
    .innerJoin('users', 'users.id', 'groupmembers.userid')
    .select(['groupmembers.groupid as group_id', 'groupmembers.userid as user_id'])
    .where(db.dialect.anyOf('groupmembers.groupid', groupIds))
    .where('groupmembers.deleteat', '=', 0)
    .where('users.deleteat', '=', 0)
    .execute();
}
