import { getPostsForReporting } from './get-posts-for-reporting.ts';
import { getUserCountForReporting } from './get-user-count-for-reporting.ts';
import { getUsersForReporting } from './get-users-for-reporting.ts';
import { startBatchUsersExport } from './start-batch-users-export.ts';

export const reports = [getPostsForReporting, getUserCountForReporting, getUsersForReporting, startBatchUsersExport];
