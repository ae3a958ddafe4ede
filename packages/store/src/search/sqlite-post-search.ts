import { type RawBuilder, sql } from 'kysely';
import { foundPosts } from '../queries/found-posts.ts';
import { type Db, hot, type WriteDb } from '../store.ts';
import { fts5Ids, fts5In, fts5Text } from './fts5-query.ts';
import { readLongOrShort } from './long-or-short.ts';
import type { IndexedPost, PostQuery, PostSearch } from './post-search.ts';
import { addPairs, findByPairs, indexNewPairs } from './sqlite-post-pairs.ts';
import { inChannels, isOfAnyTime, newRow, type RowsFound, withinTimes } from './sqlite-post-rows.ts';

const insert = hot<{ rowid: number; message: string; hashtags: string; place: string }, never>(
  (db, p) => db.insertInto('fm_post_search').values({ rowid: p.rowid, message: p.message, hashtags: p.hashtags, place: p.place }) as never,
);
async function indexOne(db: WriteDb, post: IndexedPost, many: boolean): Promise<void> {
  const { user_id, channel_id, tokens, tagTokens } = post;
  const rowid = await newRow(db, post);
  if (rowid === undefined) return;
  await insert(db, { rowid, message: fts5Text(tokens), hashtags: tagTokens.join(' '), place: `u${user_id} c${channel_id}` });
  await addPairs(db, rowid, tokens, many);
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
  readonly found: RowsFound<{ post_id: string }>;
  readonly row: RawBuilder<number>;
}

/** Newest first. */
function walk(db: Db, { match, channels, limit }: Walked): Walk {
  const from = db.selectFrom('fm_post_rowids').select('fm_post_rowids.post_id');
  let found = from;
  if (match !== undefined) {
    const joined = from.innerJoin('fm_post_search', 'fm_post_search.rowid', 'fm_post_rowids.rowid');
    found = joined.where(sql<boolean>`fm_post_search match ${match}`) as never as typeof from;
  }
  const row = sql<number>`${sql.ref(match === undefined ? 'fm_post_rowids.rowid' : 'fm_post_search.rowid')}`;
  return {
    found: found
      .where(inChannels(channels))
      .orderBy(row, 'desc')
      .limit(limit as never),
    row,
  };
}

const walkMatching = hot<Walked, { post_id: string }>((db, p) => walk(db, p).found as never);
const walkAll = hot<Walked, { post_id: string }>((db, { channels, limit }) => walk(db, { channels, limit }).found as never);

function walkWithin(db: Db, walked: Walked, query: PostQuery) {
  const { found, row } = walk(db, walked);
  return withinTimes(db, found, row, query);
}

/** Searches of one kind take about as long. */
function kindOf({ words, notWords, authors, anyWord }: PostQuery): string {
  const isPhrase = words.some(({ tokens }) => tokens.length > 1);
  const isPrefix = words.some(({ prefix }) => prefix);
  return [words.length > 1 && anyWord, isPhrase, isPrefix, authors !== undefined, notWords.length > 0].map(Number).join('');
}

async function find(db: Db, query: PostQuery): Promise<string[]> {
  const byPairs = await findByPairs(db, query);
  if (byPairs) return byPairs;
  const walked = { match: matching(query), channels: JSON.stringify(query.channels), limit: query.limit };
  const inTurn = walked.match === undefined ? walkAll : walkMatching;
  const rows = await readLongOrShort(db, kindOf(query), (where) =>
    isOfAnyTime(query) ? inTurn(where, walked) : walkWithin(where, walked, query).execute(),
  );
  return rows.map((row) => row.post_id);
}

const INDEXES = ['fm_post_search', 'fm_post_search_pairs'] as const;
const TABLES = [...INDEXES, 'fm_post_search_new_pairs'] as const;

/** Of the index at once: others wait to write meanwhile. */
const MERGED_PAGES = 500;

/** FTS5. */
export const sqlitePostSearch: PostSearch = {
  async index(db, posts) {
    for (const post of posts) await indexOne(db, post, posts.length > 1);
  },
  async remove(db, postIds) {
    const { anyOf } = db.dialect;
    const rows = db.selectFrom('fm_post_rowids').select('rowid').where(anyOf('post_id', postIds));
    for (const table of TABLES) await db.deleteFrom(table).where('rowid', 'in', rows).execute();
    await db.deleteFrom('fm_post_rowids').where(anyOf('post_id', postIds)).execute();
  },
  async removeChannel(db, channelId) {
    const rows = db.selectFrom('fm_post_rowids').select('rowid').where('channel_id', '=', channelId);
    for (const table of TABLES) await db.deleteFrom(table).where('rowid', 'in', rows).execute();
    await db.deleteFrom('fm_post_rowids').where('channel_id', '=', channelId).execute();
  },
  async tidy(db) {
    await indexNewPairs(db);
    for (const index of INDEXES) await sql`insert into ${sql.table(index)} (${sql.ref(index)}, rank) values ('merge', ${MERGED_PAGES})`.execute(db);
  },
  find,
  read: async (db, query) => foundPosts(db, await find(db, query)),
};
