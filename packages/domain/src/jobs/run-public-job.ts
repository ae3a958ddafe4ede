import type { Ctx } from '@foremast/kernel/context';
import { AppError } from '@foremast/kernel/error';
import { type JobRun, JobStopped, job } from '@foremast/kernel/job';
import { wordsFor } from '@foremast/kernel/words';
import { changePublicJob, findPublicJob, type JobChange, type PublicJobRow, type PublicJobStatus } from '@foremast/store/queries/public-jobs';
import { Id, t } from '@foremast/wire/scalars';
import { workOf } from './known-work.ts';
import type { PublicJobRun } from './public-job.ts';

type Data = Readonly<Record<string, string>>;

const change = (ctx: Ctx, id: string, from: readonly PublicJobStatus[], what: JobChange) =>
  ctx.tx((tx) => changePublicJob(tx.db, id, from, what, tx.now()));

/** Whoever gets it from waiting to running has it. One that runs already was left behind by a process that is gone. */
async function claim(ctx: Ctx, row: PublicJobRow): Promise<boolean> {
  if (row.status === 'in_progress') return true;
  return change(ctx, row.id, ['pending'], { status: 'in_progress', start_at: ctx.now() });
}

function handle(ctx: Ctx, row: PublicJobRow, run: JobRun): PublicJobRun & { readonly data: Data } {
  let data: Data = row.data ?? {};
  const store = async (percent: number | undefined, more: Data) => {
    data = { ...data, ...more };
    const progress = percent === undefined ? {} : { progress: Math.min(Math.max(Math.round(percent), 0), 100) };
    const going = await change(ctx, row.id, ['in_progress'], { ...progress, ...(Object.keys(data).length > 0 || row.data ? { data } : {}) });
    await run.progress(percent ?? 0);
    if (!going) throw new JobStopped();
  };
  return {
    id: row.id,
    get data() {
      return data;
    },
    progress: (percent, more = {}) => store(percent, more),
    note: (more) => store(undefined, more),
    signal: run.signal,
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof AppError) return wordsFor(error);
  return error instanceof Error ? error.message : String(error);
}

/** Says how the work ended. What failed is told in the job itself; only what looks like a bug goes further. */
async function ended(ctx: Ctx, row: PublicJobRow, data: Data, error: unknown, run: JobRun): Promise<void> {
  const now = await findPublicJob(ctx.db, row.id);
  if (error instanceof JobStopped) {
    if (now?.status === 'cancel_requested' || run.canceled) await change(ctx, row.id, ['in_progress', 'cancel_requested'], { status: 'canceled' });
    else if (run.signal.aborted) await change(ctx, row.id, ['in_progress'], { status: 'pending' });
    if (!run.canceled && run.signal.aborted) throw error;
    return;
  }
  await change(ctx, row.id, ['in_progress', 'cancel_requested'], { status: 'error', progress: -1, data: { ...data, error: reasonOf(error) } });
  if (!(error instanceof AppError)) throw error;
}

/** Does what a job in the public table asks for. */
export const runPublicJob = job({
  name: 'run_public_job',
  input: t.Object({ id: Id }),
  key: ({ id }) => id,
  attempts: 3,
  async run({ id }, ctx, run) {
    const row = await findPublicJob(ctx.db, id);
    const work = row && workOf(row.type);
    if (!row || !work || (row.status !== 'pending' && row.status !== 'in_progress')) return;
    if (!(await claim(ctx, row))) return;
    const own = handle(ctx, row, run);
    try {
      const outcome = await work.run(ctx, own);
      await change(ctx, id, ['in_progress', 'cancel_requested'], { status: outcome === 'warning' ? 'warning' : 'success', progress: 100 });
    } catch (error) {
      await ended(ctx, row, own.data, error, run);
    }
  },
});
