import { getUserStatus } from './get-user-status.ts';
import { getUsersStatusesByIds } from './get-users-statuses-by-ids.ts';
import { postUserRecentCustomStatusDelete } from './post-user-recent-custom-status-delete.ts';
import { removeRecentCustomStatus } from './remove-recent-custom-status.ts';
import { unsetUserCustomStatus } from './unset-user-custom-status.ts';
import { updateUserCustomStatus } from './update-user-custom-status.ts';
import { updateUserStatus } from './update-user-status.ts';

export const status = [
  getUserStatus,
  getUsersStatusesByIds,
  postUserRecentCustomStatusDelete,
  removeRecentCustomStatus,
  unsetUserCustomStatus,
  updateUserCustomStatus,
  updateUserStatus,
];
