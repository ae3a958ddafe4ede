import { getUserStatus } from './get-user-status.ts';
import { getUsersStatusesByIds } from './get-users-statuses-by-ids.ts';
import { updateUserStatus } from './update-user-status.ts';

export const status = [getUserStatus, getUsersStatusesByIds, updateUserStatus];
