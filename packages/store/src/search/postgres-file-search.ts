import { sql } from 'kysely';
import type { FileQuery, FileSearch } from './file-search.ts';
import { filesInScope } from './filter-files.ts';
import { type Nearness, tsqueryOf, tsvectorText } from './tsquery.ts';

function matching(column: 'names' | 'contents', { words, anyWord }: FileQuery, nearness: Nearness = 'lenient') {
  return sql<boolean>`${sql.ref(`fm_file_words.${column}`)} @@ ${tsqueryOf(words, anyWord ? '|' : '&', nearness)}::tsquery`;
}

/** A table of our own beside the original's indexes. */
export const postgresFileSearch: FileSearch = {
  async index(db, { file_id, nameTokens, contentTokens }) {
    const names = sql<string>`${tsvectorText(nameTokens)}::tsvector`;
    const contents = sql<string>`${tsvectorText(contentTokens)}::tsvector`;
    await db
      .insertInto('fm_file_words')
      .values({ file_id, names, contents })
      .onConflict((c) => c.column('file_id').doUpdateSet({ names, contents }))
      .execute();
  },
  async remove(db, fileIds) {
    await db.deleteFrom('fm_file_words').where(db.dialect.anyOf('file_id', fileIds)).execute();
  },
  async tidy(db) {
    await sql`select gin_clean_pending_list('idx_fm_file_words_names'::regclass), gin_clean_pending_list('idx_fm_file_words_contents'::regclass)`.execute(
      db,
    );
    await sql`analyze fm_file_words`.execute(db);
  },
  async find(db, query) {
    let files = filesInScope(db, query);
    if (query.words.length > 0 || query.notWords.length > 0) {
      const joined = files.innerJoin('fm_file_words', 'fm_file_words.file_id', 'fileinfo.id');
      const wanted = query.words.length > 0 ? joined.where((eb) => eb.or([matching('names', query), matching('contents', query)])) : joined;
      const unwanted = { ...query, words: query.notWords, anyWord: true };
      files = (query.notWords.length > 0
        ? wanted.where((eb) => eb.not(eb.or([matching('names', unwanted, 'exact'), matching('contents', unwanted, 'exact')])))
        : wanted) as never as typeof files;
    }
    return (await files.execute()).map((r) => r.id);
  },
};
