import { deleteExpiredPluginValues } from '@foremast/store/queries/cleaning';
import { publicJob } from '../public-job.ts';

/** What plugins have stored for a limited time only. */
export const plugins = publicJob({
  type: 'plugins',
  everyMs: () => 24 * 60 * 60_000,
  async run(ctx) {
    await ctx.tx((tx) => deleteExpiredPluginValues(tx.db, tx.now()));
  },
});
