import { sql } from 'kysely';
import type { FileQuery, FileSearch } from './file-search.ts';
import { filesInScope } from './filter-files.ts';
import { fts5In, fts5Text } from './fts5-query.ts';

function matching({ words, anyWord, notWords }: FileQuery): string | undefined {
  if (words.length === 0) return undefined;
  const joint = anyWord ? 'OR' : 'AND';
  const found = `(${fts5In('name', words, joint)} OR ${fts5In('content', words, joint)})`;
  return notWords.length > 0 ? `${found} NOT ${fts5In('name content', notWords, 'OR')}` : found;
}

/** Of the index at once: others wait to write meanwhile. */
const MERGED_PAGES = 500;

/** FTS5. */
export const sqliteFileSearch: FileSearch = {
  async index(db, { file_id, nameTokens, contentTokens }) {
    const values = { name: fts5Text(nameTokens), content: fts5Text(contentTokens) };
    await db
      .insertInto('fm_file_rowids')
      .values({ file_id } as never)
      .onConflict((c) => c.column('file_id').doNothing())
      .execute();
    const { rowid } = await db.selectFrom('fm_file_rowids').select('rowid').where('file_id', '=', file_id).executeTakeFirstOrThrow();
    await db.deleteFrom('fm_file_search').where('rowid', '=', rowid).execute();
    await db
      .insertInto('fm_file_search')
      .values({ rowid, ...values })
      .execute();
  },
  async remove(db, fileIds) {
    const { anyOf } = db.dialect;
    await db
      .deleteFrom('fm_file_search')
      .where('rowid', 'in', db.selectFrom('fm_file_rowids').select('rowid').where(anyOf('file_id', fileIds)))
      .execute();
    await db.deleteFrom('fm_file_rowids').where(anyOf('file_id', fileIds)).execute();
  },
  async tidy(db) {
    await sql`insert into fm_file_search (fm_file_search, rank) values ('merge', ${MERGED_PAGES})`.execute(db);
  },
  async find(db, query) {
    const match = matching(query);
    let files = filesInScope(db.aside, query);
    if (match !== undefined) {
      files = files
        .innerJoin('fm_file_rowids', 'fm_file_rowids.file_id', 'fileinfo.id')
        .innerJoin('fm_file_search', 'fm_file_search.rowid', 'fm_file_rowids.rowid')
        .where(sql<boolean>`fm_file_search match ${match}`) as never as typeof files;
    }
    return (await files.execute()).map((r) => r.id);
  },
};
