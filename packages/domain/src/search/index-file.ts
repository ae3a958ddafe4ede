import type { Tx } from '@foremast/kernel/context';
import type { PostFileRow } from '@foremast/store/queries/post-files';
import { tellEngine } from './engine/tell-engine.ts';
import { indexedFile } from './indexed.ts';

/** A file can be found by its name, and by what it holds once that is known. */
export async function indexFile(tx: Tx, file: Pick<PostFileRow, 'id' | 'name'>, content = ''): Promise<void> {
  await tx.db.dialect.fileSearch.index(tx.db, indexedFile(file, content));
  await tellEngine(tx, 'file', [file.id]);
}
