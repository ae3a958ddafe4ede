import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { changePublicJob, type PublicJobRow, type PublicJobStatus } from '@foremast/store/queries/public-jobs';
import { runPublicJob } from './run-public-job.ts';

/** What waits never starts; what runs is asked to stop, and says when it has. */
export async function cancelJob(tx: Tx, row: PublicJobRow): Promise<void> {
  const canceled = await changePublicJob(tx.db, row.id, ['pending'], { status: 'canceled' }, tx.now());
  if (!canceled && !(await changePublicJob(tx.db, row.id, ['in_progress'], { status: 'cancel_requested' }, tx.now())))
    throw badRequest('jobs.request_cancellation.status.error');
  await tx.app.jobs.cancel(tx.db, runPublicJob, row.id, tx.now());
}

/** From which state an administrator may move a job to which. */
const MOVES: Readonly<Record<string, readonly PublicJobStatus[]>> = {
  pending: ['in_progress'],
  cancel_requested: ['in_progress', 'pending'],
  canceled: ['cancel_requested'],
};

/** Sets the state of a job by hand; `force` from any state. */
export async function setJobStatus(tx: Tx, row: PublicJobRow, status: string, force: boolean): Promise<void> {
  const from = Object.hasOwn(MOVES, status) ? MOVES[status] : undefined;
  if (!from && force) throw badRequest('app.job.update_status.app_error');
  if (!from || (!force && !from.includes(row.status))) throw badRequest('api.job.status.invalid');
  const moved = await changePublicJob(tx.db, row.id, force ? 'any' : from, { status: status as PublicJobStatus }, tx.now());
  if (!moved) throw badRequest('api.job.status.invalid');
  await tx.app.jobs.cancel(tx.db, runPublicJob, row.id, tx.now());
  if (status === 'pending') await tx.enqueue(runPublicJob, { id: row.id });
}
