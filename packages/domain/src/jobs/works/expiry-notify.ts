import { job } from '@foremast/kernel/job';
import { expiredDeviceSessions, markExpiryNotified } from '@foremast/store/queries/cleaning';
import { Id, t } from '@foremast/wire/scalars';
import { sendPush } from '../../push/send-push.ts';
import { publicJob } from '../public-job.ts';

const HOUR_MS = 60 * 60_000;

/** Tells one phone that its session is over. */
export const pushExpiry = job({
  name: 'push_expiry',
  input: t.Object({ session_id: Id, device_id: t.String() }),
  key: ({ session_id }) => session_id,
  async run({ device_id }, ctx) {
    const { SiteName } = ctx.config.TeamSettings;
    await sendPush(ctx, device_id, {
      type: 'session',
      message: `Your session at ${SiteName} has ended. Sign in again to go on getting notifications.`,
    });
  },
});

/** People with a phone learn that they are not signed in any more: else they would wait for messages in vain. */
export const expiryNotify = publicJob({
  type: 'expiry_notify',
  everyMs: ({ ServiceSettings }) => (ServiceSettings.ExtendSessionLengthWithActivity ? 10 * 60_000 : undefined),
  async run(ctx) {
    const over = await expiredDeviceSessions(ctx.db, ctx.now() - HOUR_MS, ctx.now());
    await ctx.tx(async (tx) => {
      await markExpiryNotified(
        tx.db,
        over.map(({ id }) => id),
      );
      for (const { id, device_id } of over) await tx.enqueue(pushExpiry, { session_id: id, device_id });
    });
  },
});
