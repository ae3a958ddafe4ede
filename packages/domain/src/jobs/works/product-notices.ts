import { deleteOldNoticeViews } from '@foremast/store/queries/product-notices';
import { fetchNotices } from '../../system/notices.ts';
import { publicJob } from '../public-job.ts';

/** Fetches the notices that people are shown, and forgets who has seen those that are gone. */
export const productNotices = publicJob({
  type: 'product_notices',
  everyMs: ({ AnnouncementSettings: s }) => (s.AdminNoticesEnabled || s.UserNoticesEnabled ? s.NoticesFetchFrequency * 1000 : undefined),
  async run(ctx) {
    const notices = await fetchNotices(ctx);
    await ctx.tx((tx) =>
      deleteOldNoticeViews(
        tx.db,
        notices.map(({ id }) => id),
      ),
    );
  },
});
