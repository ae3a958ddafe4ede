import type { Ctx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import { findFile, setFileContent } from '@foremast/store/queries/files';
import { Id, t } from '@foremast/wire/scalars';
import { indexFile } from '../search/index-file.ts';
import { fileStore } from './file-store.ts';
import { hasText, readText } from './text-of-file.ts';

const MOST_BYTES = 1024 * 1024;

/** Reads the text in a file, so that a search finds it. */
export async function extractText(ctx: Ctx, fileId: string): Promise<void> {
  const file = await findFile(ctx.db, fileId);
  if (!file || !hasText(file)) return;
  const data = await fileStore(ctx.app).get(file.path, 0, MOST_BYTES);
  if (!data) return;
  const text = await readText(data);
  await ctx.tx(async (tx) => {
    await setFileContent(tx.db, fileId, text);
    await indexFile(tx, file, text);
  });
}

export const extractFileText = job({
  name: 'extract_file_text',
  input: t.Object({ file_id: Id }),
  key: ({ file_id }) => file_id,
  run: ({ file_id }, ctx) => extractText(ctx, file_id),
});
