import type { Tx } from '@foremast/kernel/context';
import type { PostFileRow } from '@foremast/store/queries/post-files';
import { englishStem } from './english-stem.ts';
import { STOP_WORDS, searchTokens } from './search-tokens.ts';

const TOO_COMMON: ReadonlySet<string> = new Set([...STOP_WORDS].map(englishStem));

/** What a file is found by: words that are too common are left out of names and of what is looked for. */
export const fileTokens = (tokens: readonly string[]): string[] => tokens.filter((token) => !TOO_COMMON.has(token));

/** A file can be found by its name, and by what it holds once that is known. */
export async function indexFile(tx: Tx, { id, name }: Pick<PostFileRow, 'id' | 'name'>, content = ''): Promise<void> {
  await tx.db.dialect.fileSearch.index(tx.db, {
    file_id: id,
    nameTokens: fileTokens(searchTokens(name)),
    contentTokens: fileTokens(searchTokens(content)),
  });
}
