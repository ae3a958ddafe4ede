import type { Ctx, Tx } from '@foremast/kernel/context';
import { inSteps } from '@foremast/kernel/in-steps';
import { job } from '@foremast/kernel/job';
import { deleteFiles, type FilePlace, filePlacesOfChannel, filePlacesOfPosts, filePlacesOfSender } from '@foremast/store/queries/files';
import { t } from '@foremast/wire/scalars';
import { tellEngine } from '../search/engine/tell-engine.ts';
import { fileStore } from './file-store.ts';

const AT_ONCE = 500;

/** Removes files from the store whose rows are gone. */
export const deleteStoredFiles = job({
  name: 'delete_stored_files',
  input: t.Object({ paths: t.Array(t.String()) }),
  async run({ paths }, ctx) {
    const store = fileStore(ctx.app);
    for (const path of paths) await store.delete(path);
  },
});

/** Their rows go now, what is stored of them after the commit. */
export async function forgetFiles(tx: Tx, files: readonly FilePlace[]): Promise<void> {
  if (files.length === 0) return;
  const ids = files.map((file) => file.id);
  await deleteFiles(tx.db, ids);
  await tellEngine(tx, 'file', ids);
  const paths = files.flatMap((file) => [file.path, file.thumbnail_path, file.preview_path]).filter((path) => path !== '');
  await tx.enqueue(deleteStoredFiles, { paths });
}

/** The files of messages that go for good: their rows now, what is stored of them after the commit. */
export async function forgetFilesOfPosts(tx: Tx, postIds: readonly string[]): Promise<void> {
  await forgetFiles(tx, await filePlacesOfPosts(tx.db, postIds));
}

/** Everything that somebody sent, in steps. */
export async function forgetFilesOfSender(ctx: Ctx, userId: string): Promise<void> {
  await inSteps(ctx, AT_ONCE, async (tx) => {
    const files = await filePlacesOfSender(tx.db, userId, AT_ONCE);
    await forgetFiles(tx, files);
    return files.length;
  });
}

/** The same for everything that was sent to a channel. */
export async function forgetFilesOfChannel(tx: Tx, channelId: string): Promise<void> {
  for (;;) {
    const files = await filePlacesOfChannel(tx.db, channelId, AT_ONCE);
    await forgetFiles(tx, files);
    if (files.length < AT_ONCE) return;
  }
}
