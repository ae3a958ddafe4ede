import { getUserCountForReporting } from './get-user-count-for-reporting.ts';
import { getUsersForReporting } from './get-users-for-reporting.ts';

export const reports = [getUserCountForReporting, getUsersForReporting];
