import type { Db } from '../store.ts';
import { type GroupRow, groupColumns } from './groups.ts';

export type GroupOfUser = Omit<GroupRow, 'has_syncables'> & { user_id: string };

/** The groups that each of these people is in. */
export async function groupsOfUsers(db: Db, userIds: readonly string[]): Promise<Map<string, GroupOfUser[]>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('groupmembers')
    .innerJoin('usergroups', 'usergroups.id', 'groupmembers.groupid')
    .select(['groupmembers.userid as user_id', ...groupColumns])
    .where('groupmembers.deleteat', '=', 0)
    .where(db.dialect.anyOf('groupmembers.userid', userIds))
    .orderBy('usergroups.displayname')
    .execute();
  return Map.groupBy(rows, (row) => row.user_id);
}
