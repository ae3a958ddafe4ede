import { getClusterStatus } from './get-cluster-status.ts';

export const cluster = [getClusterStatus];
