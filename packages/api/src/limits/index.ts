import { getServerLimits } from './get-server-limits.ts';
import { getUserLimits } from './get-user-limits.ts';

export const limits = [getServerLimits, getUserLimits];
