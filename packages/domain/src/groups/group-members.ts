import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { addGroupMembers, findGroupMembers, type GroupMemberRow, removeGroupMembers } from '@foremast/store/queries/groups';
import { groupMemberAdd, groupMemberDeleted } from '@foremast/wire/events';
import { holdCheckedPeople } from './save-group.ts';

/** Puts people into a group; each hears of it. Throws `app.group.user_not_found` (400) when one is not there. */
export async function addToGroup(tx: Tx, groupId: string, userIds: readonly string[]): Promise<GroupMemberRow[]> {
  await holdCheckedPeople(tx, userIds);
  const rows = await addGroupMembers(tx.db, groupId, userIds, tx.now());
  for (const row of rows) tx.emit(groupMemberAdd, { group_member: JSON.stringify(row) }, { user: row.user_id });
  return rows;
}

/** Takes people out of a group; each hears of it. Throws `app.group.user_not_found` (400) when one is not in it. */
export async function removeFromGroup(tx: Tx, groupId: string, userIds: readonly string[]): Promise<GroupMemberRow[]> {
  const present = await findGroupMembers(tx.db, groupId, userIds);
  if (present.length < userIds.length) throw badRequest('app.group.user_not_found');
  await removeGroupMembers(tx.db, groupId, userIds, tx.now());
  const rows = present.map((row) => ({ ...row, delete_at: tx.now() }));
  for (const row of rows) tx.emit(groupMemberDeleted, { group_member: JSON.stringify(row) }, { user: row.user_id });
  return rows;
}
