import { sql } from 'kysely';
import type { Db, WriteDb } from '../store.ts';

/** A piece of background work as the runners see it. `input` and `data` are parsed JSON. */
export interface JobRow {
  id: string;
  type: string;
  key: string | null;
  input: unknown;
  /** Where it was when it last said so. */
  data: unknown;
  /** How often it was begun, this time included. */
  attempts: number;
  max_attempts: number;
  run_at: number;
}

const columns = ['id', 'type', 'key', 'input', 'data', 'attempts', 'max_attempts', 'run_at'] as const;

/** What a statement that writes gives back is not converted by the column's type. */
const parsed = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);
const fromRow = (row: JobRow): JobRow => ({ ...row, input: parsed(row.input), data: parsed(row.data) });

export interface NewJob {
  readonly id: string;
  readonly type: string;
  readonly key: string | null;
  readonly input: unknown;
  readonly runAt: number;
  readonly maxAttempts: number;
  readonly priority?: number;
  readonly now: number;
}

/** Nothing happens when it is there already, or when one of the same type and key waits. False: nothing happened. */
export async function insertJob(db: WriteDb, job: NewJob): Promise<boolean> {
  const result = await db
    .insertInto('fm_jobs')
    .values({
      id: job.id,
      type: job.type,
      key: job.key,
      input: JSON.stringify(job.input),
      status: 'waiting',
      run_at: job.runAt,
      max_attempts: job.maxAttempts,
      priority: job.priority ?? 0,
      create_at: job.now,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return (result?.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Jobs that may start: those due by an instant, and those whose process is gone. */
export async function dueJobs(db: Db, types: readonly string[], now: number, limit: number, dueBy = now): Promise<JobRow[]> {
  if (types.length === 0) return [];
  const rows = await db
    .selectFrom('fm_jobs')
    .select(columns)
    .where((eb) =>
      eb.or([eb.and([eb('status', '=', 'waiting'), eb('run_at', '<=', dueBy)]), eb.and([eb('status', '=', 'running'), eb('lease_until', '<', now)])]),
    )
    .where(db.dialect.anyOf('type', types))
    .orderBy('priority')
    .orderBy('run_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows as JobRow[];
}

export async function findJob(db: Db, id: string): Promise<(JobRow & { status: string; progress: number; last_error: string }) | undefined> {
  const row = await db
    .selectFrom('fm_jobs')
    .select([...columns, 'status', 'progress', 'last_error'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row as (JobRow & { status: string; progress: number; last_error: string }) | undefined;
}

/** Takes a job of these types for this process; undefined when another was faster, or it is not due. */
export async function leaseJob(
  db: WriteDb,
  id: string,
  types: readonly string[],
  { now, until, dueBy = now }: { readonly now: number; readonly until: number; readonly dueBy?: number },
): Promise<JobRow | undefined> {
  const row = await db
    .updateTable('fm_jobs')
    .set((eb) => ({ status: 'running', lease_until: until, attempts: eb('attempts', '+', 1), start_at: now }))
    .where('id', '=', id)
    .where(db.dialect.anyOf('type', types))
    .where((eb) =>
      eb.or([eb.and([eb('status', '=', 'waiting'), eb('run_at', '<=', dueBy)]), eb.and([eb('status', '=', 'running'), eb('lease_until', '<', now)])]),
    )
    .returning(columns)
    .executeTakeFirst();
  return row && fromRow(row as JobRow);
}

const ours = (db: WriteDb, id: string, attempt: number) =>
  db.updateTable('fm_jobs').where('id', '=', id).where('status', '=', 'running').where('attempts', '=', attempt);

/** Keeps a job for longer; false when it is not ours any more: cancelled, or taken over. */
export async function extendLease(db: WriteDb, id: string, attempt: number, until: number): Promise<boolean> {
  return (await ours(db, id, attempt).set({ lease_until: until }).executeTakeFirst()).numUpdatedRows > 0n;
}

export async function saveProgress(db: WriteDb, id: string, attempt: number, progress: number, data: unknown, until: number): Promise<boolean> {
  const change = { progress, lease_until: until, ...(data === undefined ? {} : { data: JSON.stringify(data) }) };
  return (await ours(db, id, attempt).set(change).executeTakeFirst()).numUpdatedRows > 0n;
}

export async function finishJob(db: WriteDb, id: string, attempt: number, now: number): Promise<void> {
  await ours(db, id, attempt).set({ status: 'done', progress: 100, finish_at: now }).execute();
}

export async function failJob(db: WriteDb, id: string, attempt: number, error: string, now: number): Promise<void> {
  await ours(db, id, attempt).set({ status: 'failed', last_error: error, finish_at: now }).execute();
}

/** Waits for another try. Where one of the same key waits already, that one does for both. */
export async function waitAgain(db: WriteDb, row: JobRow, error: string, runAt: number, now: number, attempts = row.attempts): Promise<void> {
  if (row.key !== null) {
    const other = await db
      .selectFrom('fm_jobs')
      .select('id')
      .where('type', '=', row.type)
      .where('key', '=', row.key)
      .where('status', '=', 'waiting')
      .executeTakeFirst();
    if (other) {
      await ours(db, row.id, row.attempts).set({ status: 'canceled', last_error: error, finish_at: now }).execute();
      return;
    }
  }
  await ours(db, row.id, row.attempts).set({ status: 'waiting', run_at: runAt, last_error: error, attempts }).execute();
}

/** Waiting ones never start; running ones learn of it when they next say where they are. */
export async function cancelJobs(db: WriteDb, type: string, key: string, now: number): Promise<void> {
  await db
    .updateTable('fm_jobs')
    .set({ status: 'canceled', finish_at: now })
    .where('type', '=', type)
    .where('key', '=', key)
    .where('status', 'in', ['waiting', 'running'])
    .execute();
}

/** When something may be begun next: one that waits, or one whose process says nothing more. */
export async function nextDueAt(db: Db): Promise<number | undefined> {
  const [waiting, running] = await Promise.all([
    db
      .selectFrom('fm_jobs')
      .select((eb) => eb.fn.min<number | null>('run_at').as('at'))
      .where('status', '=', 'waiting')
      .executeTakeFirst(),
    db
      .selectFrom('fm_jobs')
      .select((eb) => eb.fn.min<number | null>('lease_until').as('at'))
      .where('status', '=', 'running')
      .executeTakeFirst(),
  ]);
  const instants = [waiting?.at, running?.at].filter((at) => at !== undefined && at !== null);
  return instants.length === 0 ? undefined : Math.min(...instants);
}

/** Done ones before one instant, failed and cancelled ones before another. */
export async function deleteFinishedJobs(db: WriteDb, doneBefore: number, failedBefore: number): Promise<void> {
  await db.deleteFrom('fm_jobs').where('status', '=', 'done').where('finish_at', '<', doneBefore).execute();
  await db.deleteFrom('fm_jobs').where('status', 'in', ['failed', 'canceled']).where('finish_at', '<', failedBefore).execute();
}

/** Those that wait, the first ones first. */
export function waitingJobs(db: Db, limit: number): Promise<{ id: string; runAt: number }[]> {
  return db.selectFrom('fm_jobs').select(['id', 'run_at as runAt']).where('status', '=', 'waiting').orderBy('run_at').limit(limit).execute();
}

/** How many jobs are in which state. */
export async function countJobs(db: Db): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('fm_jobs')
    .select(['status', sql<number | string>`count(*)`.as('count')])
    .groupBy('status')
    .execute();
  return Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)]));
}

/** Those of a type that wait. */
export async function waitingOfType(db: Db, type: string): Promise<number> {
  const row = await db.selectFrom('fm_jobs').select(sql<number | string>`count(*)`.as('count')).where('type', '=', type).where('status', '=', 'waiting').executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Those that wait whose keys begin with a text, the one that is due first in front. */
export async function waitingOf(db: Db, type: string, keyStart: string): Promise<JobRow[]> {
  const rows = await db
    .selectFrom('fm_jobs')
    .select(columns)
    .where('type', '=', type)
    .where('status', '=', 'waiting')
    .where('key', '>=', keyStart)
    .where('key', '<', `${keyStart}\u{7f}`)
    .orderBy('run_at')
    .orderBy('id')
    .execute();
  return rows as JobRow[];
}

/** The inputs of those that wait whose keys begin with a text; they count as done. */
export async function takeWaiting(db: WriteDb, type: string, keyStart: string, now: number): Promise<unknown[]> {
  const waiting = await waitingOf(db, type, keyStart);
  if (waiting.length === 0) return [];
  const ids = waiting.map((row) => row.id);
  await db.updateTable('fm_jobs').set({ status: 'done', progress: 100, finish_at: now }).where(db.dialect.anyOf('id', ids)).where('status', '=', 'waiting').execute();
  return waiting.map((row) => row.input);
}
