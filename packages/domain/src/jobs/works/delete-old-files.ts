import type { Ctx } from '@foremast/kernel/context';
import { filePlacesAt } from '@foremast/store/queries/files';
import { exportStore } from '../../files/export-store.ts';
import type { FileStore } from '../../files/file-port.ts';
import { fileStore } from '../../files/file-store.ts';
import { forgetFiles } from '../../files/forget-files.ts';
import { publicJob } from '../public-job.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Files below a folder of the store whose name fits and that are older than so many days. */
async function deleteOld(ctx: Ctx, store: FileStore, folder: string, days: number, fits: (path: string) => boolean): Promise<string[]> {
  const deleted: string[] = [];
  for await (const path of store.list(folder)) {
    const found = fits(path) ? await store.stat(path) : undefined;
    if (!found || found.modifiedAt >= ctx.now() - days * DAY_MS) continue;
    await store.delete(path);
    deleted.push(path);
  }
  return deleted;
}

const daily = ({ Directory, RetentionDays }: { readonly Directory: string; readonly RetentionDays: number }) =>
  Directory !== '' && RetentionDays > 0 ? DAY_MS : undefined;

/** Archives that were made long ago. */
export const exportDelete = publicJob({
  type: 'export_delete',
  everyMs: ({ ExportSettings }) => daily(ExportSettings),
  async run(ctx) {
    const { Directory, RetentionDays } = ctx.config.ExportSettings;
    await deleteOld(ctx, exportStore(ctx.app), Directory, RetentionDays, (path) => path.endsWith('_export.zip'));
  },
});

/** Archives that were uploaded long ago and are still there, with what is known of them as files. */
export const importDelete = publicJob({
  type: 'import_delete',
  everyMs: ({ ImportSettings }) => daily(ImportSettings),
  async run(ctx) {
    const { Directory, RetentionDays } = ctx.config.ImportSettings;
    const deleted = await deleteOld(ctx, fileStore(ctx.app), Directory, RetentionDays, () => true);
    if (deleted.length > 0) await ctx.tx(async (tx) => forgetFiles(tx, await filePlacesAt(tx.db, deleted)));
  },
});
