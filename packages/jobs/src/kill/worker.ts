import type { Ctx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import { saveSystem } from '@foremast/store/queries/systems';
import { t } from '@foremast/wire/scalars';
import { openApp } from '../open-app.ts';

/** Leaves a row behind, after a moment in which its process may be killed. */
export const leaveMark = job({
  name: 'leave_mark',
  input: t.Object({ n: t.Integer() }),
  attempts: 50,
  async run({ n }, ctx) {
    await Bun.sleep(2);
    await ctx.tx((tx) => saveSystem(tx.db, `mark_${n}`, 'done'));
  },
});

/** Writes rows that ask for jobs, as a server does in its transactions. */
export async function ask(ctx: Ctx, from: number, to: number): Promise<void> {
  await ctx.tx(async (tx) => {
    for (let n = from; n < to; n++) await tx.enqueue(leaveMark, { n });
  });
}

// A process for the test beside: it is killed again and again.
if (import.meta.main) {
  const opened = await openApp({
    env: process.env,
    jobs: [leaveMark],
    runner: { leaseMs: 2_000, backoffMs: 20, atOnce: 8 },
    report: () => undefined,
  });
  opened.startJobs();
  console.log('ready');
}
