import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Memory } from '../cache.ts';
import { foundPosts } from '../queries/found-posts.ts';
import { findSearchState } from '../queries/search-state.ts';
import type { Tables } from '../schema.ts';
import { type Db, hot, type WriteDb } from '../store.ts';
import { fts5Ids, fts5In, fts5Pair, fts5Text } from './fts5-query.ts';
import { readLongOrShort } from './long-or-short.ts';
import type { IndexedPost, PostQuery, PostSearch } from './post-search.ts';

/** Row numbers follow the instants of the messages, so that newest first is the order of the index itself. */
const PER_MS = 1024;
/** Where a whole import has one instant, its rows are spread over so many ms after it, and over more where these are full. */
const SPREAD_MS = 1000;

const nextRow = hot<{ base: number; top: number; postId: string; channelId: string }, { rowid: number }>(
  (db, p) =>
    db
      .insertInto('fm_post_rowids')
      .columns(['rowid', 'post_id', 'channel_id'])
      .expression(
        sql`select coalesce(max(rowid) + 1, ${p.base}), ${p.postId}, ${p.channelId} from fm_post_rowids where rowid >= ${p.base} and rowid < ${p.top}` as never,
      )
      .onConflict((c) => c.doNothing())
      .returning('rowid') as never,
);
const isIndexed = hot<{ postId: string }, { rowid: number }>(
  (db, p) => db.selectFrom('fm_post_rowids').select('rowid').where('post_id', '=', p.postId) as never,
);
const insert = hot<{ rowid: number; message: string; hashtags: string; place: string }, never>(
  (db, p) => db.insertInto('fm_post_search').values({ rowid: p.rowid, message: p.message, hashtags: p.hashtags, place: p.place }) as never,
);
const insertPairs = hot<{ rowid: number; pairs: string }, never>(
  (db, p) => db.insertInto('fm_post_search_pairs').values({ rowid: p.rowid, pairs: p.pairs }) as never,
);

/** The row of a message; undefined when the index has it. */
async function newRow(db: WriteDb, { post_id: postId, channel_id: channelId, create_at }: IndexedPost): Promise<number | undefined> {
  const first = create_at * PER_MS;
  const [row] = await nextRow(db, { base: first, top: first + PER_MS, postId, channelId });
  if (row) return row.rowid;
  if ((await isIndexed(db, { postId })).length > 0) return undefined;
  for (let spread = SPREAD_MS * PER_MS; ; spread *= 2) {
    const base = first + PER_MS + Math.floor(Math.random() * spread);
    const [free] = await nextRow(db, { base, top: base + 1, postId, channelId });
    if (free) return free.rowid;
  }
}

async function indexOne(db: WriteDb, post: IndexedPost): Promise<void> {
  const { user_id, channel_id, tokens, tagTokens } = post;
  const rowid = await newRow(db, post);
  if (rowid === undefined) return;
  await insert(db, { rowid, message: fts5Text(tokens), hashtags: tagTokens.join(' '), place: `u${user_id} c${channel_id}` });
  const pairs = new Set(tokens.flatMap((token, i) => fts5Pair(token, tokens[i + 1]) ?? []));
  if (pairs.size > 0) await insertPairs(db, { rowid, pairs: [...pairs].join(' ') });
}

/** All messages: each has an author. */
const ANYBODY = '({place} : "u" *)';

/** What is asked for in the language of the index; undefined where the index cannot help. */
function matching({ words, anyWord, notWords, tags, authors, notAuthors, channels, channelsAreFew }: PostQuery): string | undefined {
  const joint = anyWord ? 'OR' : 'AND';
  const tagTerms = tags.map(({ token, prefix }) => ({ tokens: [token], prefix }));
  const text = [
    ...(words.length > 0 ? [fts5In('message', words, joint)] : []),
    ...(tags.length > 0 ? [fts5In('hashtags', tagTerms, joint)] : []),
  ].join(' OR ');
  const wanted = [
    ...(text ? [`(${text})`] : []),
    ...(authors ? [fts5Ids('place', 'u', authors)] : []),
    ...(channelsAreFew ? [fts5Ids('place', 'c', channels)] : []),
  ].join(' AND ');
  const unwanted = [
    ...(notWords.length > 0 ? [fts5In('message', notWords, 'OR')] : []),
    ...(notAuthors.length > 0 ? [fts5Ids('place', 'u', notAuthors)] : []),
  ].join(' OR ');
  if (unwanted === '') return wanted || undefined;
  return `(${wanted || ANYBODY}) NOT (${unwanted})`;
}

/** The same in the language of the pairs, where nothing but two words in a row are asked for: all messages with both of them need not be looked at. */
function matchingPairs({ words, anyWord, notWords, tags, authors, notAuthors, channelsAreFew }: PostQuery): string | undefined {
  if (notWords.length > 0 || tags.length > 0 || authors || notAuthors.length > 0 || channelsAreFew) return undefined;
  const pairs = words.flatMap(({ tokens, prefix }) => (tokens.length === 2 && !prefix ? (fts5Pair(tokens[0], tokens[1]) ?? []) : []));
  if (pairs.length === 0 || pairs.length < words.length) return undefined;
  return pairs.map((pair) => `"${pair}"`).join(anyWord ? ' OR ' : ' AND ');
}

const filled = new WeakSet<Memory>();

/** From when on all messages are in the index, their pairs too. */
async function isFilled(db: Db): Promise<boolean> {
  if (filled.has(db.memory)) return true;
  const state = (await findSearchState(db, 'posts')) as { readonly complete?: boolean } | undefined;
  if (state?.complete) filled.add(db.memory);
  return state?.complete === true;
}

const INDEXES = ['fm_post_search', 'fm_post_search_pairs'] as const;
type Index = (typeof INDEXES)[number];

interface Walked {
  readonly match?: string | undefined;
  /** A JSON list. */
  readonly channels: string;
  readonly limit: number;
}
interface Walk {
  readonly found: SelectQueryBuilder<Tables, 'fm_post_rowids', { post_id: string }>;
  readonly row: RawBuilder<number>;
}

/** Newest first. The list of channels stays a list: the walk along the index is the quick way. */
function walk(db: Db, index: Index, { match, channels, limit }: Walked): Walk {
  const from = db.selectFrom('fm_post_rowids').select('fm_post_rowids.post_id');
  let found = from;
  if (match !== undefined) {
    // One stands for both: they are alike, and the types do not take a choice of tables.
    const words = index as 'fm_post_search';
    const joined = from.innerJoin(words, `${words}.rowid`, 'fm_post_rowids.rowid');
    found = joined.where(sql<boolean>`${sql.ref(index)} match ${match}`) as never as typeof from;
  }
  const row = sql<number>`${sql.ref(`${match === undefined ? 'fm_post_rowids' : index}.rowid`)}`;
  found = found.where(sql<boolean>`fm_post_rowids.channel_id in (select value from json_each(${channels}))`);
  return { found: found.orderBy(row, 'desc').limit(limit as never), row };
}

const matchingIn = (index: Index) => hot<Walked, { post_id: string }>((db, p) => walk(db, index, p).found as never);
const walkMatching: Readonly<Record<Index, ReturnType<typeof matchingIn>>> = {
  fm_post_search: matchingIn('fm_post_search'),
  fm_post_search_pairs: matchingIn('fm_post_search_pairs'),
};
const walkAll = hot<Walked, { post_id: string }>((db, { channels, limit }) => walk(db, 'fm_post_search', { channels, limit }).found as never);

/** All but what `matching` says. */
function walkWithin(db: Db, index: Index, walked: Walked, query: PostQuery) {
  const { found: all, row } = walk(db, index, walked);
  let found = all;
  if (query.among) found = found.where(db.dialect.anyOf('fm_post_rowids.post_id', query.among));
  for (const { from: first, until } of query.within) {
    if (first > 0) found = found.where(sql<boolean>`${row} >= ${first * PER_MS}`);
    if (until < Number.MAX_SAFE_INTEGER) found = found.where(sql<boolean>`${row} < ${until * PER_MS}`);
  }
  for (const { from: first, until } of query.outside)
    found = found.where(sql<boolean>`not (${row} >= ${first * PER_MS} and ${row} < ${until * PER_MS})`);
  return found;
}

/** Searches of one kind take about as long. */
function kindOf({ words, notWords, authors, anyWord }: PostQuery, byPairs: boolean): string {
  const isPhrase = words.some(({ tokens }) => tokens.length > 1);
  const isPrefix = words.some(({ prefix }) => prefix);
  return [byPairs, words.length > 1 && anyWord, isPhrase, isPrefix, authors !== undefined, notWords.length > 0].map(Number).join('');
}

async function find(db: Db, query: PostQuery): Promise<string[]> {
  const pairs = matchingPairs(query);
  const byPairs = pairs !== undefined && (await isFilled(db));
  const index: Index = byPairs ? 'fm_post_search_pairs' : 'fm_post_search';
  const walked = { match: byPairs ? pairs : matching(query), channels: JSON.stringify(query.channels), limit: query.limit };
  const isPlain = !query.among && query.within.length === 0 && query.outside.length === 0;
  const inTurn = walked.match === undefined ? walkAll : walkMatching[index];
  const rows = await readLongOrShort(db, kindOf(query, byPairs), (where) =>
    isPlain ? inTurn(where, walked) : walkWithin(where, index, walked, query).execute(),
  );
  return rows.map((row) => row.post_id);
}

/** Of the index at once: others wait to write meanwhile. */
const MERGED_PAGES = 500;

/** FTS5. */
export const sqlitePostSearch: PostSearch = {
  async index(db, posts) {
    for (const post of posts) await indexOne(db, post);
  },
  async remove(db, postIds) {
    const { anyOf } = db.dialect;
    const rows = db.selectFrom('fm_post_rowids').select('rowid').where(anyOf('post_id', postIds));
    for (const index of INDEXES) await db.deleteFrom(index).where('rowid', 'in', rows).execute();
    await db.deleteFrom('fm_post_rowids').where(anyOf('post_id', postIds)).execute();
  },
  async removeChannel(db, channelId) {
    const rows = db.selectFrom('fm_post_rowids').select('rowid').where('channel_id', '=', channelId);
    for (const index of INDEXES) await db.deleteFrom(index).where('rowid', 'in', rows).execute();
    await db.deleteFrom('fm_post_rowids').where('channel_id', '=', channelId).execute();
  },
  async tidy(db) {
    for (const index of INDEXES) await sql`insert into ${sql.table(index)} (${sql.ref(index)}, rank) values ('merge', ${MERGED_PAGES})`.execute(db);
  },
  find,
  read: async (db, query) => foundPosts(db, await find(db, query)),
};
