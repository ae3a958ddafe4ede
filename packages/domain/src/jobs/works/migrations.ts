import { publicJob } from '../public-job.ts';

/** Changes of data that go on while the server serves. All there ever were are part of the first migration. */
export const migrations = publicJob({
  type: 'migrations',
  run: async () => undefined,
});
