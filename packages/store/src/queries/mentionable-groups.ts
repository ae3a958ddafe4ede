import type { Db } from '../store.ts';

/** Groups of these names (in lower case) that may be mentioned. */
export async function mentionableGroups(db: Db, names: readonly string[]): Promise<{ id: string; name: string; source: string }[]> {
  if (names.length === 0) return [];
  const rows = await db
    .selectFrom('usergroups')
    .select(['id', 'name', 'source'])
    .where(db.dialect.anyOf('name', names))
    .where('allowreference', '=', true)
    .where('deleteat', '=', 0)
    .execute();
  return rows.map((r) => ({ id: r.id, name: r.name ?? '', source: r.source }));
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

/** The groups of a person that may be mentioned. */
export async function groupNamesOf(db: Db, userId: string): Promise<{ id: string; name: string }[]> {
  const rows = await db
    .selectFrom('groupmembers')
    .innerJoin('usergroups', 'usergroups.id', 'groupmembers.groupid')
    .select(['usergroups.id', 'usergroups.name'])
    .where('groupmembers.userid', '=', userId)
    .where('groupmembers.deleteat', '=', 0)
    .where('usergroups.allowreference', '=', true)
    .where('usergroups.deleteat', '=', 0)
    .execute();
  return rows.flatMap((r) => (r.name ? [{ id: r.id, name: r.name }] : []));
}
