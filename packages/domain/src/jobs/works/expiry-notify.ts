import { job } from '@foremast/kernel/job';
import { expiredDeviceSessions, markExpiryNotified } from '@foremast/store/queries/cleaning';
import { findUser } from '@foremast/store/queries/users';
import { Id, t } from '@foremast/wire/scalars';
import { wordsFor } from '../../mail/send-mail.ts';
import { sendPush } from '../../push/send-push.ts';
import { publicJob } from '../public-job.ts';

const HOUR_MS = 60 * 60_000;

/** Tells one phone that its session is over. */
export const pushExpiry = job({
  name: 'push_expiry',
  input: t.Object({ session_id: Id, device_id: t.String(), user_id: t.Optional(Id) }),
  key: ({ session_id }) => session_id,
  async run({ device_id, user_id }, ctx) {
    const person = user_id && (await findUser(ctx.db, user_id));
    const { push } = wordsFor(ctx, person ? person.locale : '');
    await sendPush(ctx, device_id, { type: 'session', message: push.sessionEnded(ctx.config.TeamSettings.SiteName) });
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
      for (const { id, device_id, user_id } of over) await tx.enqueue(pushExpiry, { session_id: id, device_id, user_id });
    });
  },
});
