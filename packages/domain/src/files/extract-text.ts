import type { Ctx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import { type FileRow, findFile, setFileContent } from '@foremast/store/queries/files';
import { Id, t } from '@foremast/wire/scalars';
import { indexFile } from '../search/index-file.ts';
import { discardDraft, receiveDraft } from './draft.ts';
import { fileStore } from './file-store.ts';
import { type ReadFileText, readInWorker } from './text/read-in-worker.ts';
import { beginsAsText, LOOKED_AT } from './text/read-plain.ts';
import { TEXT_LIMITS, TextRefused } from './text/text-budget.ts';
import { hasText, MOST_INPUT_BYTES, textKind } from './text/text-kind.ts';

/** From where it is; out of a bucket it comes to this machine first. */
async function readStored(ctx: Ctx, file: FileRow, signal: AbortSignal | undefined): Promise<ReadFileText | undefined> {
  const store = fileStore(ctx.app);
  const stored = await store.open(file.path);
  const kind = textKind(file.name, file.mime_type);
  if (!stored || !kind) return undefined;
  if (kind === 'unknown' && !beginsAsText((await (await store.get(file.path, 0, LOOKED_AT))?.bytes()) ?? new Uint8Array())) return undefined;
  const order = { name: file.name, kind, archives: ctx.config.FileSettings.ArchiveRecursion };
  const read = (path: string) => readInWorker({ ...order, path }, TEXT_LIMITS, signal);
  if (stored.local) return read(stored.local);
  const body = stored.body() as unknown as AsyncIterable<Uint8Array>;
  const draft = await receiveDraft(ctx.app, body, MOST_INPUT_BYTES, () => new TextRefused('it is larger than its row says'));
  try {
    return await read(draft.path);
  } finally {
    await discardDraft(draft);
  }
}

/** Reads the text in a file, so that a search finds it. Throws `TextRefused` for what cannot be read, or would take too much. */
export async function extractText(ctx: Ctx, fileId: string, signal?: AbortSignal): Promise<void> {
  const file = await findFile(ctx.db, fileId);
  if (!file || !hasText(file)) return;
  const read = await readStored(ctx, file, signal);
  if (!read) return;
  await ctx.tx(async (tx) => {
    if (await setFileContent(tx.db, fileId, read.text)) await indexFile(tx, file, read.words);
  });
}

export const extractFileText = job({
  name: 'extract_file_text',
  // It takes long and nobody waits for it: notifications and pictures go first.
  priority: 10,
  input: t.Object({ file_id: Id }),
  key: ({ file_id }) => file_id,
  async run({ file_id }, ctx, run) {
    try {
      await extractText(ctx, file_id, run.signal);
    } catch (error) {
      if (!(error instanceof TextRefused)) throw error;
      ctx.app.log.write('info', 'a file has no text that can be searched', { file_id, reason: error.message });
    }
  },
});
