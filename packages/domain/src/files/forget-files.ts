import type { Tx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import { deleteFiles, type FilePlace, filePlacesOfChannel, filePlacesOfPosts, filePlacesOfUser } from '@foremast/store/queries/files';
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

/** Page by page, until there are none left. */
async function forgetAll(tx: Tx, next: () => Promise<FilePlace[]>): Promise<void> {
  for (;;) {
    const files = await next();
    await forgetFiles(tx, files);
    if (files.length < AT_ONCE) return;
  }
}

/** The same for everything that was sent to a channel. */
export const forgetFilesOfChannel = (tx: Tx, channelId: string): Promise<void> => forgetAll(tx, () => filePlacesOfChannel(tx.db, channelId, AT_ONCE));

/** The same for everything that somebody sent. */
export const forgetFilesOfUser = (tx: Tx, userId: string): Promise<void> => forgetAll(tx, () => filePlacesOfUser(tx.db, userId, AT_ONCE));
