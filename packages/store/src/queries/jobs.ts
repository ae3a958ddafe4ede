import { sql } from 'kysely';
import { type Db, hot, type WriteDb } from '../store.ts';

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

const insert = hot<Omit<NewJob, 'input' | 'priority'> & { input: string; priority: number }, { id: string }>((db, p) =>
  db
    .insertInto('fm_jobs')
    .values({
      id: p.id,
      type: p.type,
      key: p.key,
      input: p.input,
      status: 'waiting',
      run_at: p.runAt,
      max_attempts: p.maxAttempts,
      priority: p.priority,
      create_at: p.now,
    })
    .onConflict((c) => c.doNothing())
    .returning('id'),
);

/** Nothing happens when it is there already, or when one of the same type and key waits. False: nothing happened. */
export async function insertJob(db: WriteDb, job: NewJob): Promise<boolean> {
  return (await insert(db, { ...job, input: JSON.stringify(job.input), priority: job.priority ?? 0 })).length > 0;
}

const due = hot<{ types: unknown; dueBy: number; limit: number }, { id: string }>((db, p) =>
  db
    .selectFrom('fm_jobs')
    .select('id')
    .where('status', '=', 'waiting')
    .where('run_at', '<=', p.dueBy)
    .where(db.dialect.anyOfList('type', p.types))
    .orderBy('priority')
    .orderBy('run_at')
    .limit(p.limit as never),
);

/** Waiting jobs that are due by an instant. */
export async function dueJobs(db: Db, types: readonly string[], dueBy: number, limit: number): Promise<string[]> {
  return (await due(db, { types: db.dialect.list(types), dueBy, limit })).map(({ id }) => id);
}

const abandoned = hot<{ types: unknown; now: number; limit: number }, { id: string }>((db, p) =>
  db
    .selectFrom('fm_jobs')
    .select('id')
    .where('status', '=', 'running')
    .where('lease_until', '<', p.now)
    .where(db.dialect.anyOfList('type', p.types))
    .limit(p.limit as never),
);

/** Jobs that were begun, and whose process says nothing more. */
export async function abandonedJobs(db: Db, types: readonly string[], now: number, limit: number): Promise<string[]> {
  return (await abandoned(db, { types: db.dialect.list(types), now, limit })).map(({ id }) => id);
}

export async function findJob(db: Db, id: string): Promise<(JobRow & { status: string; progress: number; last_error: string }) | undefined> {
  const row = await db
    .selectFrom('fm_jobs')
    .select([...columns, 'status', 'progress', 'last_error'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row as (JobRow & { status: string; progress: number; last_error: string }) | undefined;
}

interface Lease {
  readonly now: number;
  readonly until: number;
  readonly dueBy?: number;
}

const lease = hot<{ ids: unknown; types: unknown; now: number; until: number; dueBy: number }, JobRow>((db, p) =>
  db
    .updateTable('fm_jobs')
    .set((eb) => ({ status: 'running', lease_until: p.until, attempts: eb('attempts', '+', 1), start_at: p.now }))
    .where(db.dialect.anyOfList('id', p.ids))
    .where(db.dialect.anyOfList('type', p.types))
    .where((eb) =>
      eb.or([
        eb.and([eb('status', '=', 'waiting'), eb('run_at', '<=', p.dueBy)]),
        eb.and([eb('status', '=', 'running'), eb('lease_until', '<', p.now)]),
      ]),
    )
    .returning(columns),
);

/** Takes jobs of these types for this process; those that another was faster with, or that are not due, are left out. */
export async function leaseJobs(
  db: WriteDb,
  ids: readonly string[],
  types: readonly string[],
  { now, until, dueBy = now }: Lease,
): Promise<JobRow[]> {
  const rows = await lease(db, { ids: db.dialect.list(ids), types: db.dialect.list(types), now, until, dueBy });
  return rows.map(fromRow);
}

const ours = (db: Db, id: string, attempt: number) =>
  db.updateTable('fm_jobs').where('id', '=', id).where('status', '=', 'running').where('attempts', '=', attempt);

/** A job and which try of it; what another process has begun since is not ours. */
export interface Try {
  readonly id: string;
  readonly attempt: number;
}

const extend = hot<{ id: string; attempt: number; until: number }, { id: string }>((db, p) =>
  ours(db, p.id, p.attempt).set({ lease_until: p.until }).returning('id'),
);

/** Keeps jobs for longer. Those that are not ours any more, cancelled or taken over, come back. */
export async function extendLeases(db: WriteDb, tries: readonly Try[], until: number): Promise<Try[]> {
  const lost: Try[] = [];
  for (const one of tries) if ((await extend(db, { ...one, until })).length === 0) lost.push(one);
  return lost;
}

export async function saveProgress(db: WriteDb, id: string, attempt: number, progress: number, data: unknown, until: number): Promise<boolean> {
  const change = { progress, lease_until: until, ...(data === undefined ? {} : { data: JSON.stringify(data) }) };
  return (await ours(db, id, attempt).set(change).executeTakeFirst()).numUpdatedRows > 0n;
}

const finish = hot<{ id: string; attempt: number; now: number }, never>((db, p) =>
  ours(db, p.id, p.attempt).set({ status: 'done', progress: 100, finish_at: p.now }),
);

export async function finishJobs(db: WriteDb, tries: readonly Try[], now: number): Promise<void> {
  for (const one of tries) await finish(db, { ...one, now });
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

const firstWaiting = hot<object, { at: number | null }>((db) =>
  db
    .selectFrom('fm_jobs')
    .select((eb) => eb.fn.min<number | null>('run_at').as('at'))
    .where('status', '=', 'waiting'),
);
const firstRunning = hot<object, { at: number | null }>((db) =>
  db
    .selectFrom('fm_jobs')
    .select((eb) => eb.fn.min<number | null>('lease_until').as('at'))
    .where('status', '=', 'running'),
);

/** When the next one that waits is due, and when the next lease is over. */
export async function nextDueAt(db: Db): Promise<{ readonly waiting: number | undefined; readonly running: number | undefined }> {
  const [[waiting], [running]] = await Promise.all([firstWaiting(db, {}), firstRunning(db, {})]);
  return { waiting: waiting?.at ?? undefined, running: running?.at ?? undefined };
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

/** Those of a type that wait, and were asked for since an instant. */
export async function waitingOfType(db: Db, type: string, since = 0): Promise<number> {
  const row = await db
    .selectFrom('fm_jobs')
    .select(sql<number | string>`count(*)`.as('count'))
    .where('type', '=', type)
    .where('status', '=', 'waiting')
    .where('create_at', '>=', since)
    .executeTakeFirst();
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
  await db
    .updateTable('fm_jobs')
    .set({ status: 'done', progress: 100, finish_at: now })
    .where(db.dialect.anyOf('id', ids))
    .where('status', '=', 'waiting')
    .execute();
  return waiting.map((row) => row.input);
}
