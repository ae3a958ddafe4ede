import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { foundPosts } from '../queries/found-posts.ts';
import type { Tables } from '../schema.ts';
import { type Db, hot, type WriteDb } from '../store.ts';
import { fts5Ids, fts5In, fts5Text } from './fts5-query.ts';
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
function walk(db: Db, { match, channels, limit }: Walked): Walk {
  const from = db.selectFrom('fm_post_rowids').select('fm_post_rowids.post_id');
  let found = from;
  if (match !== undefined) {
    const joined = from.innerJoin('fm_post_search', 'fm_post_search.rowid', 'fm_post_rowids.rowid');
    found = joined.where(sql<boolean>`fm_post_search match ${match}`) as never as typeof from;
  }
  const row = sql<number>`${sql.ref(match === undefined ? 'fm_post_rowids.rowid' : 'fm_post_search.rowid')}`;
  found = found.where(sql<boolean>`fm_post_rowids.channel_id in (select value from json_each(${channels}))`);
  return { found: found.orderBy(row, 'desc').limit(limit as never), row };
}

const walkMatching = hot<Walked, { post_id: string }>((db, p) => walk(db, p).found as never);
const walkAll = hot<Walked, { post_id: string }>((db, { channels, limit }) => walk(db, { channels, limit }).found as never);

/** All but what `matching` says. */
function walkWithin(db: Db, walked: Walked, query: PostQuery) {
  const { found: all, row } = walk(db, walked);
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
function kindOf({ words, notWords, authors, anyWord }: PostQuery): string {
  const isPhrase = words.some(({ tokens }) => tokens.length > 1);
  const isPrefix = words.some(({ prefix }) => prefix);
  return [words.length > 1 && anyWord, isPhrase, isPrefix, authors !== undefined, notWords.length > 0].map(Number).join('');
}

async function find(db: Db, query: PostQuery): Promise<string[]> {
  const walked = { match: matching(query), channels: JSON.stringify(query.channels), limit: query.limit };
  const isPlain = !query.among && query.within.length === 0 && query.outside.length === 0;
  const inTurn = walked.match === undefined ? walkAll : walkMatching;
  const rows = await readLongOrShort(db, kindOf(query), (where) => (isPlain ? inTurn(where, walked) : walkWithin(where, walked, query).execute()));
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
    await db
      .deleteFrom('fm_post_search')
      .where('rowid', 'in', db.selectFrom('fm_post_rowids').select('rowid').where(anyOf('post_id', postIds)))
      .execute();
    await db.deleteFrom('fm_post_rowids').where(anyOf('post_id', postIds)).execute();
  },
  async removeChannel(db, channelId) {
    const rows = db.selectFrom('fm_post_rowids').select('rowid').where('channel_id', '=', channelId);
    await db.deleteFrom('fm_post_search').where('rowid', 'in', rows).execute();
    await db.deleteFrom('fm_post_rowids').where('channel_id', '=', channelId).execute();
  },
  async tidy(db) {
    await sql`insert into fm_post_search (fm_post_search, rank) values ('merge', ${MERGED_PAGES})`.execute(db);
  },
  find,
  read: async (db, query) => foundPosts(db, await find(db, query)),
};
