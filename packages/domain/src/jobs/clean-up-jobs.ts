import { inSteps } from '@foremast/kernel/in-steps';
import { job } from '@foremast/kernel/job';
import { deleteOldConfigurations } from '@foremast/store/queries/configurations';
import { deleteFinishedJobs } from '@foremast/store/queries/jobs';
import { deleteOldPublicJobs } from '@foremast/store/queries/public-jobs';
import { t } from '@foremast/wire/scalars';

const DAY_MS = 24 * 60 * 60_000;
/** Done ones are kept longer than the longest schedule: their rows say that its turn has been. */
const DONE_DAYS = 2;
const FAILED_DAYS = 14;
const AT_ONCE = 1000;

/** Forgets jobs that ended long ago, and old versions of the configuration. */
export const cleanUpJobs = job({
  name: 'clean_up_jobs',
  input: t.Object({}),
  key: () => 'all',
  everyMs: 60 * 60_000,
  async run(_, ctx) {
    const { CleanupJobsThresholdDays, CleanupConfigThresholdDays } = ctx.config.JobSettings;
    const daysAgo = (days: number) => ctx.now() - days * DAY_MS;
    await ctx.tx((tx) => deleteFinishedJobs(tx.db, daysAgo(DONE_DAYS), daysAgo(FAILED_DAYS)));
    if (CleanupJobsThresholdDays >= 0) await inSteps(ctx, AT_ONCE, (tx) => deleteOldPublicJobs(tx.db, daysAgo(CleanupJobsThresholdDays), AT_ONCE));
    if (CleanupConfigThresholdDays >= 0) await ctx.tx((tx) => deleteOldConfigurations(tx.db, daysAgo(CleanupConfigThresholdDays)));
  },
});
