import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '@foremast/kernel/app';
import { job } from '@foremast/kernel/job';
import { deleteUploadSession, uploadSessionsBefore } from '@foremast/store/queries/upload-sessions';
import { t } from '@foremast/wire/scalars';
import { draftsFolder } from '../files/draft.ts';
import { deleteParts, partsOf } from './upload-parts.ts';

const DAY_MS = 24 * 60 * 60_000;
const KEPT_DAYS = 7;
const AT_ONCE = 100;

/** Files that were arriving when a process ended. */
async function removeOldDrafts(app: App, before: number): Promise<void> {
  const folder = draftsFolder(app);
  for (const name of await readdir(folder).catch(() => [])) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found && found.mtimeMs < before) await rm(join(folder, name), { force: true });
  }
}

/** Forgets uploads that nobody went on with, and what they had brought. */
export const cleanUpUploads = job({
  name: 'clean_up_uploads',
  input: t.Object({}),
  key: () => 'all',
  everyMs: DAY_MS,
  async run(_, ctx) {
    await removeOldDrafts(ctx.app, ctx.now() - DAY_MS);
    for (;;) {
      const old = await uploadSessionsBefore(ctx.db, ctx.now() - KEPT_DAYS * DAY_MS, AT_ONCE);
      for (const session of old) {
        await deleteParts(ctx.app, await partsOf(ctx.app, session));
        await ctx.tx((tx) => deleteUploadSession(tx.db, session.id));
      }
      if (old.length < AT_ONCE) return;
    }
  },
});
