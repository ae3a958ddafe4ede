import { sql } from 'kysely';
import { type Db, hot, type WriteDb } from '../store.ts';

/** A job as the embedded runner sees it. `input` is parsed JSON. */
export interface JobRow {
  id: string;
  type: string;
  input: unknown;
  attempts: number;
  max_attempts: number;
}

const columns = ['id', 'type', 'input', 'attempts', 'max_attempts'] as const;

export interface NewJob {
  readonly id: string;
  readonly type: string;
  readonly key: string | null;
  readonly input: unknown;
  readonly runAt: number;
  readonly maxAttempts: number;
  readonly now: number;
}

/** Nothing happens when one of the same type and key waits already. */
export async function insertJob(db: WriteDb, job: NewJob): Promise<void> {
  await db
    .insertInto('fm_jobs')
    .values({
      id: job.id,
      type: job.type,
      key: job.key,
      input: JSON.stringify(job.input),
      status: 'waiting',
      run_at: job.runAt,
      max_attempts: job.maxAttempts,
      create_at: job.now,
    })
    .onConflict((c) => c.columns(['type', 'key']).where('status', '=', sql.lit('waiting')).doNothing())
    .execute();
}

const due = hot<{ now: number }, JobRow>(
  (db, p) =>
    db
      .selectFrom('fm_jobs')
      .select(columns)
      .where((eb) =>
        eb.or([
          eb.and([eb('status', '=', 'waiting'), eb('run_at', '<=', p.now)]),
          eb.and([eb('status', '=', 'running'), eb('lease_until', '<', p.now)]),
        ]),
      )
      .orderBy('priority')
      .orderBy('run_at')
      .limit(20) as never,
);

/** Jobs that may start: due ones, and those whose process is gone. */
export const dueJobs = (db: Db, now: number): Promise<JobRow[]> => due(db, { now });

/** Takes a job for this process; false when another was faster. */
export async function leaseJob(db: WriteDb, id: string, now: number, until: number): Promise<boolean> {
  const result = await db
    .updateTable('fm_jobs')
    .set((eb) => ({ status: 'running', lease_until: until, attempts: eb('attempts', '+', 1), start_at: now }))
    .where('id', '=', id)
    .where((eb) => eb.or([eb('status', '=', 'waiting'), eb('lease_until', '<', now)]))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function extendLease(db: WriteDb, id: string, until: number): Promise<void> {
  await db.updateTable('fm_jobs').set({ lease_until: until }).where('id', '=', id).where('status', '=', 'running').execute();
}

export async function finishJob(db: WriteDb, id: string, now: number): Promise<void> {
  await db.updateTable('fm_jobs').set({ status: 'done', progress: 100, finish_at: now }).where('id', '=', id).execute();
}

/** Waits for another try, or has failed for good. */
export async function failJob(db: WriteDb, id: string, error: string, next: { retryAt: number } | { failedAt: number }): Promise<void> {
  const change = 'retryAt' in next ? { status: 'waiting' as const, run_at: next.retryAt } : { status: 'failed' as const, finish_at: next.failedAt };
  await db
    .updateTable('fm_jobs')
    .set({ ...change, last_error: error })
    .where('id', '=', id)
    .execute();
}

export async function nextDueAt(db: Db): Promise<number | undefined> {
  const row = await db
    .selectFrom('fm_jobs')
    .select((eb) => eb.fn.min<number | null>('run_at').as('at'))
    .where('status', '=', 'waiting')
    .executeTakeFirst();
  return row?.at ?? undefined;
}

export async function deleteFinishedJobs(db: WriteDb, before: number): Promise<void> {
  await db.deleteFrom('fm_jobs').where('status', 'in', ['done', 'failed', 'canceled']).where('finish_at', '<', before).execute();
}
