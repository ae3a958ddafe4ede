import type { Tx } from '@foremast/kernel/context';
import { changePublicJob, liveJobsOf } from '@foremast/store/queries/public-jobs';
import { createJob } from '../jobs/create-job.ts';
import { runPublicJob } from '../jobs/run-public-job.ts';

export const RESEND_INVITATIONS = 'resend_invitation_email';
/** After so long the first link is worth nothing any more. */
export const REMINDER_HOURS = 48;

interface Invited {
  readonly team: { readonly id: string };
  readonly sender: { readonly id: string };
  readonly channels: readonly string[];
}

/** Those who have not joined by then are invited once more. */
export async function remindLater(tx: Tx, { team, sender, channels }: Invited, emails: readonly string[]): Promise<void> {
  const data = {
    emailList: JSON.stringify(emails),
    ...(channels.length > 0 ? { channelList: JSON.stringify(channels) } : {}),
    teamID: team.id,
    senderID: sender.id,
    scheduledAt: String(tx.now()),
  };
  await createJob(tx, { type: RESEND_INVITATIONS, data, delayMs: REMINDER_HOURS * 3_600_000 });
}

/** Nobody is reminded of an invitation that was called in. */
export async function forgetReminders(tx: Tx): Promise<void> {
  for (;;) {
    const waiting = (await liveJobsOf(tx.db, RESEND_INVITATIONS)).filter(({ status }) => status === 'pending');
    if (waiting.length === 0) return;
    for (const { id } of waiting) {
      await changePublicJob(tx.db, id, ['pending'], { status: 'canceled' }, tx.now());
      await tx.app.jobs.cancel(tx.db, runPublicJob, id, tx.now());
    }
  }
}
