import type { Tx } from '@foremast/kernel/context';
import type { PostFileRow } from '@foremast/store/queries/post-files';
import { tellEngine } from './engine/tell-engine.ts';
import { indexedFile } from './indexed.ts';

/** A file can be found by its name, and by the words of what it holds once they are known. */
export async function indexFile(tx: Tx, file: Pick<PostFileRow, 'id' | 'name'>, words: readonly string[] = []): Promise<void> {
  await tx.db.dialect.fileSearch.index(tx.db, indexedFile(file, words));
  await tellEngine(tx, 'file', [file.id]);
}
