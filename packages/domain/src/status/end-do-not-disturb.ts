import { inSteps } from '@foremast/kernel/in-steps';
import { job } from '@foremast/kernel/job';
import { dueDoNotDisturb } from '@foremast/store/queries/status';
import { t } from '@foremast/wire/scalars';
import { writeStatus } from './write-status.ts';

const AT_ONCE = 200;

/** Who asked not to be disturbed until now gets back the status from before. */
export const endDoNotDisturb = job({
  name: 'end_do_not_disturb',
  input: t.Object({}),
  key: () => 'all',
  everyMs: 60_000,
  async run(_, ctx) {
    await inSteps(ctx, AT_ONCE, async (tx) => {
      const due = await dueDoNotDisturb(tx.db, Math.floor(tx.now() / 1000), AT_ONCE);
      for (const row of due) await writeStatus(tx, { ...row, status: row.prev_status || 'online', manual: false, dnd_end_time: 0 });
      return due.length;
    });
  },
});
