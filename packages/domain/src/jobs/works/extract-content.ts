import { JobStopped } from '@foremast/kernel/job';
import { filesInSpan } from '@foremast/store/queries/files';
import { extractText } from '../../files/extract-text.ts';
import { publicJob } from '../public-job.ts';

const AT_ONCE = 1000;
/** There are no words in them. */
const SKIPPED = new Set(['png', 'jpg', 'jpeg', 'gif', 'wmv', 'mpg', 'mpeg', 'mp3', 'mp4', 'ogg', 'ogv', 'mov', 'apk', 'svg', 'webm', 'mkv']);

const seconds = (text: string | undefined, otherwise: number): number => (text !== undefined && /^\d+$/.test(text) ? Number(text) * 1000 : otherwise);

/** Reads the texts of files that were stored in a span of time: those of before the setting was switched on. */
export const extractContent = publicJob({
  type: 'extract_content',
  async run(ctx, run) {
    const [from, to] = [seconds(run.data.from, 0), seconds(run.data.to, ctx.now())];
    let processed = 0;
    let errors = 0;
    let after: { create_at: number; id: string } | undefined;
    for (;;) {
      const files = await filesInSpan(ctx.db, { from, to, limit: AT_ONCE, ...(after ? { after } : {}) });
      for (const { id, extension } of files) {
        if (SKIPPED.has(extension.toLowerCase())) continue;
        await extractText(ctx, id, run.signal).catch((error: unknown) => {
          if (error instanceof JobStopped) throw error;
          errors++;
        });
        processed++;
      }
      after = files.at(-1);
      if (!after) break;
      await run.progress(to > from ? ((after.create_at - from) * 100) / (to - from) : 0, { processed: String(processed), errors: String(errors) });
    }
    await run.note({ processed: String(processed), errors: String(errors) });
  },
});
