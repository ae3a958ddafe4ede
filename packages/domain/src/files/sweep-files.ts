import type { Ctx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import { idsOfFilesAndUploads } from '@foremast/store/queries/files';
import { t } from '@foremast/wire/scalars';
import { fileStore } from './file-store.ts';

const DAY_MS = 24 * 60 * 60_000;
/** A file is looked at on the days after it came, and never again. */
const DAYS = 3;
const AT_ONCE = 500;
/** `<day>/teams/noteam/channels/<channel>/users/<user>/<file>/<name>` */
const ID_AT = 7;

const dayFolder = (at: number): string => new Date(at).toISOString().slice(0, 10).replaceAll('-', '');

/**
 * Removes files of the last days that no row knows and that came before `before`: a process may end between putting a file into the
 * store and writing its row. Answers how many there were.
 */
export async function sweepFiles(ctx: Ctx, before: number): Promise<number> {
  const store = fileStore(ctx.app);
  let removed = 0;
  async function sweep(paths: readonly string[]): Promise<void> {
    const known = await idsOfFilesAndUploads(
      ctx.db,
      paths.map((path) => path.split('/')[ID_AT] ?? ''),
    );
    for (const path of paths) {
      if (known.has(path.split('/')[ID_AT] ?? '')) continue;
      const found = await store.stat(path);
      if (!found || found.modifiedAt >= before) continue;
      await store.delete(path);
      removed++;
    }
  }
  for (let day = 0; day < DAYS; day++) {
    const folder = `${dayFolder(ctx.now() - day * DAY_MS)}/teams/noteam/channels`;
    removed += (await store.sweepDrafts?.(folder, before)) ?? 0;
    let batch: string[] = [];
    for await (const path of store.list(folder)) {
      if (path.split('/').length <= ID_AT + 1) continue;
      batch.push(path);
      if (batch.length < AT_ONCE) continue;
      await sweep(batch);
      batch = [];
    }
    if (batch.length > 0) await sweep(batch);
  }
  return removed;
}

export const sweepLostFiles = job({
  name: 'sweep_files',
  input: t.Object({}),
  key: () => 'all',
  everyMs: DAY_MS,
  run: async (_, ctx) => void (await sweepFiles(ctx, ctx.now() - DAY_MS)),
});
