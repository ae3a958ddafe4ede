import type { AnyJob } from '@foremast/kernel/job';

/** Every job there is. */
export const jobs: readonly AnyJob[] = [];
