import { getPostsUsage } from './get-posts-usage.ts';
import { getStorageUsage } from './get-storage-usage.ts';
import { getTeamsUsage } from './get-teams-usage.ts';

export const usage = [getPostsUsage, getStorageUsage, getTeamsUsage];
