import type { Tx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import { filesForIndex } from '@foremast/store/queries/files';
import { Id, t } from '@foremast/wire/scalars';
import { tellEngine } from '../search/engine/tell-engine.ts';
import { reindexFiles } from '../search/reindex.ts';
import { extractFileText } from './extract-text.ts';

export const indexRestoredFiles = job({
  name: 'index_restored_files',
  input: t.Object({ file_ids: t.Array(Id) }),
  async run({ file_ids }, ctx) {
    await reindexFiles(ctx, file_ids, undefined);
    if (!ctx.config.FileSettings.ExtractContent) return;
    const unread = (await filesForIndex(ctx.db, file_ids)).filter((file) => file.content === '');
    await ctx.tx(async (tx) => {
      for (const { id } of unread) await tx.enqueue(extractFileText, { file_id: id });
    });
  },
});

/** Files that are there again are found again: an index that was filled while they were gone does not know them, nor was their text read. */
export async function indexAgain(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tellEngine(tx, 'file', ids);
  await tx.enqueue(indexRestoredFiles, { file_ids: [...ids] });
}
