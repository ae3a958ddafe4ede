import type { Ctx } from '@foremast/kernel/context';
import { idOf } from '@foremast/kernel/id';
import { job } from '@foremast/kernel/job';
import { changePublicJob, hasLiveJob, strandedJobs } from '@foremast/store/queries/public-jobs';
import { t } from '@foremast/wire/scalars';
import { createJob } from './create-job.ts';
import { allWorks } from './known-work.ts';
import type { PublicJob } from './public-job.ts';
import { runPublicJob } from './run-public-job.ts';

const IDLE_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const LATE_MS = 60 * 60_000;

/** The last time that it was this late on the server's clock. */
function lastTimeAt(hour: string, now: number): number {
  const [h = 0, m = 0] = hour.split(':').map(Number);
  const day = new Date(now);
  day.setHours(h, m, 0, 0);
  return day.getTime() <= now ? day.getTime() : day.getTime() - DAY_MS;
}

/** The turn that a type has now; undefined when it has none. */
function turnOf(work: PublicJob, ctx: Ctx): string | undefined {
  const everyMs = work.everyMs?.(ctx.config);
  if (everyMs !== undefined && everyMs > 0) return `${work.type} ${Math.floor(ctx.now() / everyMs)}`;
  const hour = work.dailyAt?.(ctx.config);
  const at = hour === undefined || !/^\d\d?:\d\d$/.test(hour) ? undefined : lastTimeAt(hour, ctx.now());
  return at === undefined || ctx.now() - at > LATE_MS ? undefined : `${work.type} ${at}`;
}

async function makeScheduled(ctx: Ctx): Promise<void> {
  for (const work of allWorks()) {
    const turn = turnOf(work, ctx);
    if (turn === undefined || (await hasLiveJob(ctx.db, work.type))) continue;
    await ctx.tx((tx) => createJob(tx, { type: work.type, data: null, id: idOf(turn) }));
  }
}

/** Jobs that nobody works at: made by hand in the database, or left by a process that was killed between two steps. */
async function pickUpStranded(ctx: Ctx): Promise<void> {
  const stranded = await strandedJobs(ctx.db, ctx.now() - IDLE_MS);
  if (stranded.length === 0) return;
  await ctx.tx(async (tx) => {
    for (const { id, status } of stranded) {
      if (status === 'cancel_requested') await changePublicJob(tx.db, id, ['cancel_requested'], { status: 'canceled' }, tx.now());
      else await tx.enqueue(runPublicJob, { id });
    }
  });
}

/** Makes the jobs whose turn has come, and takes up those that were left lying. */
export const lookAfterJobs = job({
  name: 'look_after_jobs',
  input: t.Object({}),
  key: () => 'all',
  everyMs: 60_000,
  async run(_, ctx) {
    if (ctx.config.JobSettings.RunScheduler) await makeScheduled(ctx);
    await pickUpStranded(ctx);
  },
});
