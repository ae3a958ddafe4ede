import { type RawBuilder, sql } from 'kysely';
import { likeText } from '../dialect/dialect.ts';
import { filterPosts, joinedPosts } from './filter-posts.ts';
import type { PostQuery, PostSearch, SearchTag, SearchTerm } from './post-search.ts';

// As the indexes on `posts` have it: only the very same expression uses them.
const MESSAGE = sql`to_tsvector('english'::regconfig, (posts.message)::text)`;
const HASHTAGS = sql`to_tsvector('english'::regconfig, (posts.hashtags)::text)`;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

const lexemes = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Text without spaces between its words is looked for as it is: the index knows it only whole. */
function matches(t: SearchTerm): RawBuilder<boolean> {
  if (UNSPACED.test(t.raw)) return sql<boolean>`posts.message ilike ${`%${likeText(t.raw)}%`}`;
  if (t.prefix) return sql<boolean>`${MESSAGE} @@ to_tsquery('english', ${`${lexemes(t.raw).join(' & ')}:*`})`;
  if (t.phrase) return sql<boolean>`${MESSAGE} @@ phraseto_tsquery('english', ${t.raw})`;
  return sql<boolean>`${MESSAGE} @@ plainto_tsquery('english', ${t.raw})`;
}

/** The index finds candidates; a tag counts as a whole. */
function bearsTag(t: SearchTag): RawBuilder<boolean> {
  const like = `% #${likeText(t.raw.toLowerCase())}${t.prefix ? '%' : ' %'}`;
  const words = lexemes(t.raw);
  const candidates =
    t.prefix || words.length === 0 ? sql<boolean>`posts.hashtags <> ''` : sql<boolean>`${HASHTAGS} @@ plainto_tsquery('english', ${words.join(' ')})`;
  return sql<boolean>`(${candidates} and (' ' || lower(posts.hashtags) || ' ') like ${like})`;
}

const joined = (parts: readonly RawBuilder<boolean>[], joint: 'and' | 'or') =>
  sql<boolean>`(${sql.join(parts, joint === 'and' ? sql` and ` : sql` or `)})`;

function wanted({ words, tags, anyWord }: PostQuery): RawBuilder<boolean> | undefined {
  const joint = anyWord ? 'or' : 'and';
  const parts = [...(words.length > 0 ? [joined(words.map(matches), joint)] : []), ...(tags.length > 0 ? [joined(tags.map(bearsTag), joint)] : [])];
  return parts.length > 0 ? joined(parts, 'or') : undefined;
}

/** The indexes that the original made, kept by the database itself. */
export const postgresPostSearch: PostSearch = {
  index: async () => undefined,
  remove: async () => undefined,
  async find(db, query) {
    const match = wanted(query);
    let found = filterPosts(db, joinedPosts(db), query);
    if (match) found = found.where(match);
    for (const word of query.notWords) found = found.where((eb) => eb.not(matches(word)));
    const rows = await found.orderBy('posts.createat', 'desc').limit(query.limit).execute();
    return rows.map((r) => r.id);
  },
};
