import { addGroupMembers } from './add-group-members.ts';
import { createGroup } from './create-group.ts';
import { deleteGroup } from './delete-group.ts';
import { deleteGroupMembers } from './delete-group-members.ts';
import { getGroup } from './get-group.ts';
import { getGroupStats } from './get-group-stats.ts';
import { getGroupUsers } from './get-group-users.ts';
import { getGroups } from './get-groups.ts';
import { getGroupsByNames } from './get-groups-by-names.ts';
import { getGroupsByUserId } from './get-groups-by-user-id.ts';
import { patchGroup } from './patch-group.ts';
import { restoreGroup } from './restore-group.ts';

export const groups = [
  addGroupMembers,
  createGroup,
  deleteGroup,
  deleteGroupMembers,
  getGroup,
  getGroupStats,
  getGroupUsers,
  getGroups,
  getGroupsByNames,
  getGroupsByUserId,
  patchGroup,
  restoreGroup,
];
