import type { Ctx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import { type NotificationRecordRow, saveNotificationRecords, trimNotificationRecords } from '@foremast/store/queries/notification-records';
import { forgetPendingPosts } from '@foremast/store/queries/pending-posts';
import { deleteLeftBrowsers } from '@foremast/store/queries/web-push';
import { t } from '@foremast/wire/scalars';
import type { Decided } from './candidates.ts';
import type { Verdict } from './decide.ts';

/** What became of a decision; undefined: that way is switched off. */
export interface Outcome {
  readonly mailed: ReadonlySet<string> | undefined;
  readonly devices: ReadonlyMap<string, number> | undefined;
}

function pushVerdict({ decision, person }: Decided, { devices }: Outcome): Verdict {
  if (devices === undefined) return 'off';
  return decision.push === 'told' && !devices.has(person.user_id) ? 'no_device' : decision.push;
}

function mailVerdict({ decision, person }: Decided, { mailed }: Outcome): Verdict {
  if (mailed === undefined) return 'off';
  return decision.mail === 'told' && !mailed.has(person.user_id) ? 'unverified' : decision.mail;
}

/** Keeps for a while who was told of a message, how and why, and who was not. */
export async function keepRecords(ctx: Ctx, postId: string, decided: readonly Decided[], outcome: Outcome): Promise<void> {
  const at = ctx.now();
  const rows = decided.map(
    (each): NotificationRecordRow => ({
      post_id: postId,
      user_id: each.person.user_id,
      at,
      reason: each.decision.reason,
      desktop: each.decision.desktop,
      push: pushVerdict(each, outcome),
      mail: mailVerdict(each, outcome),
      devices: outcome.devices?.get(each.person.user_id) ?? 0,
    }),
  );
  if (rows.length > 0) await ctx.tx((tx) => saveNotificationRecords(tx.db, rows));
}

const HOUR_MS = 3_600_000;
const KEPT_MS = 14 * 86_400_000;
const MOST = 200_000;
const AT_ONCE = 500;

/** The records are for questions about yesterday, not for ever; browsers whose sessions ended go with them, and names of messages long written. */
export const forgetNotifications = job({
  name: 'forget_notifications',
  input: t.Object({}),
  key: () => 'all',
  everyMs: HOUR_MS,
  async run(_, ctx, run) {
    while (!run.canceled && (await ctx.tx((tx) => trimNotificationRecords(tx.db, tx.now() - KEPT_MS, MOST, AT_ONCE))) === AT_ONCE);
    await ctx.tx((tx) => deleteLeftBrowsers(tx.db));
    await ctx.tx((tx) => forgetPendingPosts(tx.db, tx.now() - HOUR_MS));
  },
});
