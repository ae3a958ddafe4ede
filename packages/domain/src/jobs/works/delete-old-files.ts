import type { Ctx } from '@foremast/kernel/context';
import { fileStore } from '../../files/file-store.ts';
import { publicJob } from '../public-job.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Files below a folder of the store whose name fits and that are older than so many days. */
async function deleteOld(ctx: Ctx, folder: string, days: number, fits: (path: string) => boolean): Promise<void> {
  const store = fileStore(ctx.app);
  for await (const path of store.list(folder)) {
    const found = fits(path) ? await store.stat(path) : undefined;
    if (found && found.modifiedAt < ctx.now() - days * DAY_MS) await store.delete(path);
  }
}

const daily = ({ Directory, RetentionDays }: { readonly Directory: string; readonly RetentionDays: number }) =>
  Directory !== '' && RetentionDays > 0 ? DAY_MS : undefined;

/** Archives that were made long ago. */
export const exportDelete = publicJob({
  type: 'export_delete',
  everyMs: ({ ExportSettings }) => daily(ExportSettings),
  run: (ctx) => deleteOld(ctx, ctx.config.ExportSettings.Directory, ctx.config.ExportSettings.RetentionDays, (path) => path.endsWith('_export.zip')),
});

/** Archives that were uploaded long ago and are still there. */
export const importDelete = publicJob({
  type: 'import_delete',
  everyMs: ({ ImportSettings }) => daily(ImportSettings),
  run: (ctx) => deleteOld(ctx, ctx.config.ImportSettings.Directory, ctx.config.ImportSettings.RetentionDays, () => true),
});
