import type { Tx } from '@foremast/kernel/context';
import { AppError } from '@foremast/kernel/error';
import { liveJobsOf } from '@foremast/store/queries/public-jobs';
import { cancelJob } from '../jobs/cancel-job.ts';
import { createJob } from '../jobs/create-job.ts';

export const SYNC = 'access_control_sync';

/** The newest wish counts: jobs about the same policy that wait or run are over. One may be over by itself meanwhile. */
export async function endSyncsOf(tx: Tx, policyId: string): Promise<void> {
  for (const row of await liveJobsOf(tx.db, SYNC)) {
    if ((row.data?.policy_id ?? '') !== policyId) continue;
    await cancelJob(tx, row).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
  }
}

/** Brings the people of a channel, or of all channels that build on a policy, in line with the rules. */
export async function askForSync(tx: Tx, policyId: string): Promise<void> {
  await endSyncsOf(tx, policyId);
  await createJob(tx, { type: SYNC, data: { policy_id: policyId } });
}
