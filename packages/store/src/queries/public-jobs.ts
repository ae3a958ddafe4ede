import type { Db, WriteDb } from '../store.ts';

export type PublicJobStatus = 'pending' | 'in_progress' | 'success' | 'error' | 'warning' | 'cancel_requested' | 'canceled';

/** A piece of background work that administrators see, as stored. */
export interface PublicJobRow {
  id: string;
  type: string;
  priority: number;
  create_at: number;
  start_at: number;
  last_activity_at: number;
  status: PublicJobStatus;
  /** Percent; −1 when it failed. */
  progress: number;
  data: Record<string, string> | null;
}

const columns = [
  'id',
  'type',
  'priority',
  'createat as create_at',
  'startat as start_at',
  'lastactivityat as last_activity_at',
  'status',
  'progress',
  'data',
] as const;

const select = (db: Db) => db.selectFrom('jobs').select(columns);

export async function findPublicJob(db: Db, id: string): Promise<PublicJobRow | undefined> {
  return (await select(db).where('id', '=', id).executeTakeFirst()) as PublicJobRow | undefined;
}

export interface JobFilter {
  readonly types: readonly string[];
  readonly status?: string;
  readonly page: number;
  readonly perPage: number;
}

/** The newest first. */
export async function publicJobs(db: Db, { types, status, page, perPage }: JobFilter): Promise<PublicJobRow[]> {
  const all = select(db).where(db.dialect.anyOf('type', types));
  const some = status === undefined ? all : all.where('status', '=', status);
  const rows = await some
    .orderBy('createat', 'desc')
    .orderBy('id')
    .offset(page * perPage)
    .limit(perPage)
    .execute();
  return rows as PublicJobRow[];
}

/** False: it is there already. */
export async function insertPublicJob(db: WriteDb, row: PublicJobRow): Promise<boolean> {
  const result = await db
    .insertInto('jobs')
    .values({
      id: row.id,
      type: row.type,
      priority: row.priority,
      createat: row.create_at,
      startat: row.start_at,
      lastactivityat: row.last_activity_at,
      status: row.status,
      progress: row.progress,
      data: row.data === null ? null : JSON.stringify(row.data),
    })
    .onConflict((c) => c.column('id').doNothing())
    .executeTakeFirst();
  return (result?.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export interface JobChange {
  readonly status?: PublicJobStatus;
  readonly progress?: number;
  readonly data?: Record<string, string> | null;
  readonly start_at?: number;
}

/** Changes a job, if its state is still one of these; false when it is not. */
export async function changePublicJob(
  db: WriteDb,
  id: string,
  from: readonly PublicJobStatus[] | 'any',
  change: JobChange,
  now: number,
): Promise<boolean> {
  const { status, progress, data, start_at } = change;
  const values = {
    lastactivityat: now,
    ...(status === undefined ? {} : { status }),
    ...(progress === undefined ? {} : { progress }),
    ...(data === undefined ? {} : { data: data === null ? null : JSON.stringify(data) }),
    ...(start_at === undefined ? {} : { startat: start_at }),
  };
  const one = db.updateTable('jobs').set(values).where('id', '=', id);
  const result = await (from === 'any' ? one : one.where('status', 'in', [...from])).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Jobs that nobody works at: their row in the runner's table is missing. */
export async function strandedJobs(db: Db, idleSince: number): Promise<Pick<PublicJobRow, 'id' | 'type' | 'status'>[]> {
  const rows = await db
    .selectFrom('jobs')
    .select(['id', 'type', 'status'])
    .where((eb) =>
      eb.or([eb('status', '=', 'pending'), eb.and([eb('status', 'in', ['in_progress', 'cancel_requested']), eb('lastactivityat', '<', idleSince)])]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('fm_jobs').select('fm_jobs.id').whereRef('fm_jobs.key', '=', 'jobs.id').where('fm_jobs.status', 'in', ['waiting', 'running']),
        ),
      ),
    )
    .orderBy('createat')
    .limit(100)
    .execute();
  return rows as Pick<PublicJobRow, 'id' | 'type' | 'status'>[];
}

/** Is there one of this type that waits or runs? */
export async function hasLiveJob(db: Db, type: string): Promise<boolean> {
  const row = await db
    .selectFrom('jobs')
    .select('id')
    .where('type', '=', type)
    .where('status', 'in', ['pending', 'in_progress'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Some of those that ended before; how many went. */
export async function deleteOldPublicJobs(db: WriteDb, before: number, limit: number): Promise<number> {
  const rows = await db
    .selectFrom('jobs')
    .select('id')
    .where('createat', '<', before)
    .where('status', 'not in', ['pending', 'in_progress'])
    .limit(limit)
    .execute();
  if (rows.length === 0) return 0;
  await db
    .deleteFrom('jobs')
    .where(
      db.dialect.anyOf(
        'id',
        rows.map(({ id }) => id),
      ),
    )
    .execute();
  return rows.length;
}

/** Those of a type that wait or run, the oldest first. */
export async function liveJobsOf(db: Db, type: string): Promise<PublicJobRow[]> {
  const rows = await select(db).where('type', '=', type).where('status', 'in', ['pending', 'in_progress']).orderBy('createat').limit(200).execute();
  return rows as PublicJobRow[];
}

/** Those of a type that ended well, or nearly so; the newest first. */
export async function doneJobsOf(db: Db, type: string, limit: number): Promise<PublicJobRow[]> {
  const rows = await select(db)
    .where('type', '=', type)
    .where('status', 'in', ['success', 'warning'])
    .orderBy('createat', 'desc')
    .limit(limit)
    .execute();
  return rows as PublicJobRow[];
}
