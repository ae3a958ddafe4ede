import { countActivePeople } from '@foremast/store/queries/figures';
import { publicJob } from '../public-job.ts';

/** Counts the people for whoever watches the server. */
export const activeUsers = publicJob({
  type: 'active_users',
  everyMs: ({ MetricsSettings }) => (MetricsSettings.Enable ? 10 * 60_000 : undefined),
  async run(ctx) {
    ctx.app.metrics.set('mattermost_db_active_users', await countActivePeople(ctx.db));
  },
});
