import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { filesDirectoryOf } from '@foremast/kernel/config/startup';
import type { Ctx } from '@foremast/kernel/context';
import { publicJob } from '../public-job.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Files of a folder in the file store whose name fits and that are older than so many days. */
async function deleteOld(ctx: Ctx, folder: string, days: number, fits: (name: string) => boolean): Promise<void> {
  const path = join(filesDirectoryOf(ctx.config, ctx.app.startup), folder);
  for (const name of await readdir(path).catch(() => [])) {
    const file = join(path, name);
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile() && fits(name) && found.mtimeMs < ctx.now() - days * DAY_MS) await rm(file, { force: true });
  }
}

const daily = ({ Directory, RetentionDays }: { readonly Directory: string; readonly RetentionDays: number }) =>
  Directory !== '' && RetentionDays > 0 ? DAY_MS : undefined;

/** Archives that were made long ago. */
export const exportDelete = publicJob({
  type: 'export_delete',
  everyMs: ({ ExportSettings }) => daily(ExportSettings),
  run: (ctx) => deleteOld(ctx, ctx.config.ExportSettings.Directory, ctx.config.ExportSettings.RetentionDays, (name) => name.endsWith('_export.zip')),
});

/** Archives that were uploaded long ago and are still there. */
export const importDelete = publicJob({
  type: 'import_delete',
  everyMs: ({ ImportSettings }) => daily(ImportSettings),
  run: (ctx) => deleteOld(ctx, ctx.config.ImportSettings.Directory, ctx.config.ImportSettings.RetentionDays, () => true),
});
