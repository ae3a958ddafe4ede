import type { Ctx } from '@foremast/kernel/context';
import { idOf } from '@foremast/kernel/id';
import { job } from '@foremast/kernel/job';
import { turnOf } from '@foremast/kernel/turn';
import { changePublicJob, hasLiveJob, strandedJobs } from '@foremast/store/queries/public-jobs';
import { t } from '@foremast/wire/scalars';
import { createJob } from './create-job.ts';
import { allWorks, isOffered } from './known-work.ts';
import { runPublicJob } from './run-public-job.ts';

const IDLE_MS = 10 * 60_000;

async function makeScheduled(ctx: Ctx): Promise<void> {
  for (const work of allWorks()) {
    const turn = turnOf(work.type, { everyMs: work.everyMs?.(ctx.config), dailyAt: work.dailyAt?.(ctx.config) }, ctx.now());
    if (turn === undefined || (await hasLiveJob(ctx.db, work.type)) || !(await isOffered(ctx, work.type))) continue;
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
