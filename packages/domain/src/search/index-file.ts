import type { Tx } from '@foremast/kernel/context';
import type { PostFileRow } from '@foremast/store/queries/post-files';
import type { IndexedFile } from '@foremast/store/search/file-search';
import { tellEngine } from './engine/tell-engine.ts';
import { searchTokens } from './search-tokens.ts';

type Named = Pick<PostFileRow, 'id' | 'name'>;

/** Of a long text the first words are enough to find it. */
const MOST_WORDS = 100_000;

/** A file as the indexes have it: its name as words, and its text. */
export const indexedFile = ({ id, name }: Named, content: string): IndexedFile => ({
  file_id: id,
  nameTokens: searchTokens(name),
  contentTokens: searchTokens(content, MOST_WORDS),
});

/** A file can be found by its name, and by what it holds once that is known. */
export async function indexFile(tx: Tx, file: Named, content = ''): Promise<void> {
  await tx.db.dialect.fileSearch.index(tx.db, indexedFile(file, content));
  await tellEngine(tx, 'file', [file.id]);
}
