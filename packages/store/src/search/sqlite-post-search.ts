import { sql } from 'kysely';
import { type Db, hot } from '../store.ts';
import { filterPosts, joinedPosts } from './filter-posts.ts';
import type { PostQuery, PostSearch, SearchTag, SearchTerm } from './post-search.ts';

/** Row numbers follow the instants of the messages, so that newest first is the order of the index itself. */
const PER_MS = 1024;

const nextRow = hot<{ base: number; top: number; postId: string }, { rowid: number }>(
  (db, p) =>
    db
      .insertInto('fm_post_rowids')
      .columns(['rowid', 'post_id'])
      .expression(
        sql`select coalesce(max(rowid) + 1, ${p.base}), ${p.postId} from fm_post_rowids where rowid >= ${p.base} and rowid < ${p.top}` as never,
      )
      .returning('rowid') as never,
);
const insert = hot<{ rowid: number; message: string; hashtags: string }, never>(
  (db, p) => db.insertInto('fm_post_search').values({ rowid: p.rowid, message: p.message, hashtags: p.hashtags }) as never,
);

const quoted = (tokens: readonly string[], prefix: boolean): string => `"${tokens.join(' ')}"${prefix ? ' *' : ''}`;
const term = (t: SearchTerm) => quoted(t.tokens, t.prefix);
const tag = (t: SearchTag) => quoted([t.token], t.prefix);
const all = (column: string, parts: readonly string[], joint: string): string => `{${column}} : (${parts.join(joint)})`;

/** The words of a query in the language of the index. Tokens hold letters and digits only, so nothing can end a quote. */
function matching({ words, anyWord, notWords, tags }: PostQuery): string | undefined {
  const wanted = [
    ...(words.length > 0 ? [all('message', words.map(term), anyWord ? ' OR ' : ' AND ')] : []),
    ...(tags.length > 0 ? [all('hashtags', tags.map(tag), anyWord ? ' OR ' : ' AND ')] : []),
  ];
  if (wanted.length === 0) return undefined;
  const found = wanted.length > 1 ? `((${wanted.join(') OR (')}))` : `(${wanted[0]})`;
  return notWords.length > 0 ? `${found} NOT (${all('message', notWords.map(term), ' OR ')})` : found;
}

function find(db: Db, query: PostQuery) {
  const match = matching(query);
  if (match === undefined) return filterPosts(db, joinedPosts(db), query).orderBy('posts.createat', 'desc').limit(query.limit);
  return filterPosts(
    db,
    joinedPosts(db)
      .innerJoin('fm_post_rowids', 'fm_post_rowids.post_id', 'posts.id')
      .innerJoin('fm_post_search', 'fm_post_search.rowid', 'fm_post_rowids.rowid')
      .where(sql<boolean>`fm_post_search match ${match}`) as never as ReturnType<typeof joinedPosts>,
    query,
  )
    .orderBy(sql`fm_post_search.rowid`, 'desc')
    .limit(query.limit);
}

/** FTS5. */
export const sqlitePostSearch: PostSearch = {
  async index(db, { post_id, create_at, tokens, tagTokens }) {
    if (tokens.length === 0 && tagTokens.length === 0) return;
    const base = create_at * PER_MS;
    const [row] = await nextRow(db, { base, top: base + PER_MS, postId: post_id });
    if (row) await insert(db, { rowid: row.rowid, message: tokens.join(' '), hashtags: tagTokens.join(' ') });
  },
  async remove(db, postIds) {
    const { anyOf } = db.dialect;
    await db
      .deleteFrom('fm_post_search')
      .where('rowid', 'in', db.selectFrom('fm_post_rowids').select('rowid').where(anyOf('post_id', postIds)))
      .execute();
    await db.deleteFrom('fm_post_rowids').where(anyOf('post_id', postIds)).execute();
  },
  async find(db, query) {
    return ((await find(db, query).execute()) as { id: string }[]).map((r) => r.id);
  },
};
