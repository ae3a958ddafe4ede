import { sql } from 'kysely';
import type { FileQuery, FileSearch } from './file-search.ts';
import { filterFiles, joinedFiles } from './filter-files.ts';
import type { SearchTerm } from './post-search.ts';

const term = ({ tokens, prefix }: SearchTerm): string => `"${tokens.join(' ')}"${prefix ? ' *' : ''}`;
const all = (columns: string, terms: readonly SearchTerm[], joint: string): string => `{${columns}} : (${terms.map(term).join(joint)})`;

/** The words of a query in the language of the index. Tokens hold letters and digits only, so nothing can end a quote. */
function matching({ words, anyWord, notWords }: FileQuery): string | undefined {
  if (words.length === 0) return undefined;
  const joint = anyWord ? ' OR ' : ' AND ';
  const found = `((${all('name', words, joint)}) OR (${all('content', words, joint)}))`;
  return notWords.length > 0 ? `${found} NOT (${all('name content', notWords, ' OR ')})` : found;
}

/** FTS5. */
export const sqliteFileSearch: FileSearch = {
  async index(db, { file_id, nameTokens, contentTokens }) {
    const values = { name: nameTokens.join(' '), content: contentTokens.join(' ') };
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
  async find(db, query) {
    const match = matching(query);
    let from = joinedFiles(db);
    if (match !== undefined) {
      from = from
        .innerJoin('fm_file_rowids', 'fm_file_rowids.file_id', 'fileinfo.id')
        .innerJoin('fm_file_search', 'fm_file_search.rowid', 'fm_file_rowids.rowid')
        .where(sql<boolean>`fm_file_search match ${match}`) as never as typeof from;
    }
    return (await filterFiles(db, from, query).execute()).map((r) => r.id);
  },
};
