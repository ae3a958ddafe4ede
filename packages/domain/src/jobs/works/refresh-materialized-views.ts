import { refreshStatistics } from '@foremast/store/queries/cleaning';
import { publicJob } from '../public-job.ts';

/** PostgreSQL keeps the figures of each day apart from the messages; on SQLite they are always current. */
export const refreshMaterializedViews = publicJob({
  type: 'refresh_materialized_views',
  dailyAt: ({ ServiceSettings }) => ServiceSettings.RefreshPostStatsRunTime,
  async run(ctx) {
    await refreshStatistics(ctx.db);
  },
});
