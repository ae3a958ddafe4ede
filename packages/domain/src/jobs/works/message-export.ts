import type { Ctx } from '@foremast/kernel/context';
import { countExportedPosts, exportedPosts } from '@foremast/store/queries/message-export';
import { exportStore } from '../../files/export-store.ts';
import { writeArchive } from '../../files/write-archive.ts';
import { writeActiance } from '../../message-export/actiance.ts';
import { Warnings } from '../../message-export/attachments.ts';
import { type Batch, makeBatch } from '../../message-export/batch.ts';
import { writeCsv } from '../../message-export/csv.ts';
import { writeRelay } from '../../message-export/relay.ts';
import { sendRelay } from '../../message-export/send-relay.ts';
import { dataOfWindow, type ExportWindow, MESSAGE_EXPORT, windowOf } from '../../message-export/window.ts';
import { publicJob } from '../public-job.ts';

const REST_MS = 100;
const WRITERS = { actiance: writeActiance, csv: writeCsv, 'globalrelay-zip': writeRelay } as const;

/** Writes a batch to its archive, or sends it. Answers how much of it was not to be had. */
async function writeBatch(ctx: Ctx, window: ExportWindow, batch: Batch): Promise<number> {
  const warnings = new Warnings();
  const { format } = window;
  if (format === 'globalrelay') {
    await sendRelay(ctx, batch, warnings);
    return warnings.count;
  }
  const number = String(window.batchNumber).padStart(3, '0');
  await writeArchive(ctx.app, exportStore(ctx.app), `${window.folder}/batch${number}-${batch.start}-${batch.end}.zip`, async (archive) => {
    await WRITERS[format](ctx, batch, archive, warnings);
    await warnings.write(archive);
  });
  return warnings.count;
}

/** Hands on what people wrote since the last time, in the form that the settings or the job ask for. */
export const messageExport = publicJob({
  type: MESSAGE_EXPORT,
  isOffered: ({ config }) => config.MessageExportSettings.EnableExport,
  dailyAt: ({ MessageExportSettings: s }) => (s.EnableExport ? s.DailyRunTime : undefined),
  async run(ctx, run) {
    let window = await windowOf(ctx, run.data);
    let exported = Number(run.data.messages_exported ?? 0);
    let warned = Number(run.data.warning_count ?? 0);
    const from = { update_at: window.batchStart, id: window.batchStartId };
    const expected = Number(run.data.total_posts_expected ?? exported + (await countExportedPosts(ctx.db, from, window.jobEnd)));
    const note = () => ({
      ...dataOfWindow(window),
      total_posts_expected: String(expected),
      messages_exported: String(exported),
      warning_count: String(warned),
    });
    await run.note(note());
    for (;;) {
      const place = { update_at: window.batchStart, id: window.batchStartId };
      const posts = await exportedPosts(ctx.db, place, window.jobEnd, window.batchSize);
      const last = posts.at(-1);
      if (!last) break;
      const isLast = posts.length < window.batchSize;
      const end = isLast ? window.jobEnd : last.update_at;
      window = { ...window, batchNumber: window.batchNumber + 1 };
      const batch = await makeBatch(ctx, { start: window.batchStart, end, exportStart: window.jobStart }, posts);
      warned += await writeBatch(ctx, window, batch);
      exported += posts.length;
      // Of the instant at which the next one begins, these have been told.
      window = { ...window, batchStart: end, batchStartId: last.update_at === end ? last.id : '' };
      await run.progress(expected > 0 ? (exported * 100) / expected : 100, note());
      if (isLast) break;
      await Bun.sleep(REST_MS);
    }
    await run.note({ is_downloadable: String(window.format !== 'globalrelay') });
    return warned > 0 ? 'warning' : undefined;
  },
});
