import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { insertPublicJob, type PublicJobRow } from '@foremast/store/queries/public-jobs';
import { isOffered } from './known-work.ts';
import { runPublicJob } from './run-public-job.ts';

const LARGEST = 65_536;

export interface NewPublicJob {
  readonly type: string;
  readonly data: Record<string, string> | null;
  /** For jobs that several processes may want to make, and one shall. */
  readonly id?: string;
  /** It begins this much later. */
  readonly delayMs?: number;
}

/** Asks for a job that the API shows. Undefined: it was there already. Throws `model.job.is_valid.*` (400). */
export async function createJob(tx: Tx, { type, data, id = newId(), delayMs = 0 }: NewPublicJob): Promise<PublicJobRow | undefined> {
  if (!(await isOffered(tx, type))) throw badRequest('model.job.is_valid.type.app_error');
  if (data !== null && JSON.stringify(data).length > LARGEST) throw badRequest('model.job.is_valid.data.app_error');
  const row: PublicJobRow = { id, type, priority: 0, create_at: tx.now(), start_at: 0, last_activity_at: 0, status: 'pending', progress: 0, data };
  if (!(await insertPublicJob(tx.db, row))) return undefined;
  await tx.enqueue(runPublicJob, { id }, { runAt: tx.now() + delayMs });
  return row;
}
