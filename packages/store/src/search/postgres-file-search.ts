import { type RawBuilder, sql } from 'kysely';
import { likeText } from '../dialect/dialect.ts';
import type { FileSearch } from './file-search.ts';
import { filterFiles, joinedFiles } from './filter-files.ts';
import type { SearchTerm } from './post-search.ts';

// As the indexes on `fileinfo` have it: only the very same expression uses them.
const NAME = sql`to_tsvector('english'::regconfig, translate((fileinfo.name)::text, '.,-'::text, '   '::text))`;
const CONTENT = sql`to_tsvector('english'::regconfig, fileinfo.content)`;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

const lexemes = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const joined = (parts: readonly RawBuilder<boolean>[], joint: 'and' | 'or') =>
  sql<boolean>`(${sql.join(parts, joint === 'and' ? sql` and ` : sql` or `)})`;

/** Text without spaces between its words is looked for as it is: the index knows it only whole. */
function matches(t: SearchTerm, where: RawBuilder<unknown>, column: 'name' | 'content'): RawBuilder<boolean> {
  if (UNSPACED.test(t.raw)) return sql<boolean>`${sql.ref(`fileinfo.${column}`)} ilike ${`%${likeText(t.raw)}%`}`;
  const words = lexemes(t.raw);
  if (t.prefix) return sql<boolean>`${where} @@ to_tsquery('english', ${`${words.join(' <-> ')}:*`})`;
  return sql<boolean>`${where} @@ phraseto_tsquery('english', ${words.join(' ')})`;
}

/** The indexes that the original made, kept by the database itself. */
export const postgresFileSearch: FileSearch = {
  index: async () => undefined,
  remove: async () => undefined,
  async find(db, query) {
    let from = joinedFiles(db);
    const joint = query.anyWord ? 'or' : 'and';
    if (query.words.length > 0) {
      const inName = query.words.map((word) => matches(word, NAME, 'name'));
      const inContent = query.words.map((word) => matches(word, CONTENT, 'content'));
      from = from.where(joined([joined(inName, joint), joined(inContent, joint)], 'or'));
    }
    for (const word of query.notWords)
      from = from.where((eb) => eb.not(joined([matches(word, NAME, 'name'), matches(word, CONTENT, 'content')], 'or')));
    return (await filterFiles(db, from, query).execute()).map((r) => r.id);
  },
};
