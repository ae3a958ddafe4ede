import { sql } from 'kysely';
import type { Memory } from '../cache.ts';
import { findSearchState } from '../queries/search-state.ts';
import { type Db, hot, type WriteDb } from '../store.ts';
import { fts5Pair } from './fts5-query.ts';
import { readLongOrShort } from './long-or-short.ts';
import type { PostQuery } from './post-search.ts';
import { inChannels, isOfAnyTime, type RowsFound, withinTimes } from './sqlite-post-rows.ts';

/**
 * Two words in a row are found by an index of the pairs that stand in messages, without looking at all messages that have both words. To put one
 * message into an index costs as much as to put ten into it at once: the pairs of new ones wait, as text, until there are so many.
 */
const TOGETHER = 128;

const keep = hot<{ rowid: number; pairs: string }, never>(
  (db, p) => db.insertInto('fm_post_search_new_pairs').values({ rowid: p.rowid, pairs: p.pairs }) as never,
);
const insert = hot<{ rowid: number; pairs: string }, never>(
  (db, p) => db.insertInto('fm_post_search_pairs').values({ rowid: p.rowid, pairs: p.pairs }) as never,
);

/** How many were kept since the last time, by this process. */
const kept = new WeakMap<Memory, number>();

/** Those that wait go into the index. */
export async function indexNewPairs(db: WriteDb): Promise<void> {
  await db
    .insertInto('fm_post_search_pairs')
    .columns(['rowid', 'pairs'])
    .expression(db.selectFrom('fm_post_search_new_pairs').select(['rowid', 'pairs']))
    .execute();
  await db.deleteFrom('fm_post_search_new_pairs').execute();
}

/** The words of a message; `many`: others are written with it. */
export async function addPairs(db: WriteDb, rowid: number, tokens: readonly string[], many: boolean): Promise<void> {
  const pairs = new Set(tokens.flatMap((token, i) => fts5Pair(token, tokens[i + 1]) ?? []));
  if (pairs.size === 0) return;
  // Spaces on all sides, so that each is found between two.
  const row = { rowid, pairs: ` ${[...pairs].join(' ')} ` };
  if (many) return void (await insert(db, row));
  await keep(db, row);
  const waiting = (kept.get(db.memory) ?? 0) + 1;
  kept.set(db.memory, waiting % TOGETHER);
  if (waiting >= TOGETHER) await indexNewPairs(db);
}

const filled = new WeakSet<Memory>();

/** From when on all messages are in the index, their pairs too. */
async function isFilled(db: Db): Promise<boolean> {
  if (filled.has(db.memory)) return true;
  const state = (await findSearchState(db, 'posts')) as { readonly complete?: boolean } | undefined;
  if (state?.complete) filled.add(db.memory);
  return state?.complete === true;
}

/** The pairs that are asked for, where nothing else is. */
function pairsOf({ words, notWords, tags, authors, notAuthors, channelsAreFew }: PostQuery): string[] | undefined {
  if (notWords.length > 0 || tags.length > 0 || authors || notAuthors.length > 0 || channelsAreFew) return undefined;
  const pairs = words.flatMap(({ tokens, prefix }) => (tokens.length === 2 && !prefix ? (fts5Pair(tokens[0], tokens[1]) ?? []) : []));
  return pairs.length === 0 || pairs.length < words.length ? undefined : pairs;
}

interface Asked {
  /** In the language of the index. */
  readonly match: string;
  readonly channels: string;
  readonly limit: number;
}
interface Found {
  readonly post_id: string;
  readonly row: number;
}

const row = (table: string) => sql<number>`${sql.ref(`${table}.rowid`)}`;

const indexed = (db: Db, { match, channels, limit }: Asked): RowsFound<Found> =>
  db
    .selectFrom('fm_post_rowids')
    .innerJoin('fm_post_search_pairs', 'fm_post_search_pairs.rowid', 'fm_post_rowids.rowid')
    .select(['fm_post_rowids.post_id', 'fm_post_search_pairs.rowid as row'])
    .where(sql<boolean>`fm_post_search_pairs match ${match}`)
    .where(inChannels(channels))
    .orderBy(row('fm_post_search_pairs'), 'desc')
    .limit(limit as never) as never;
const indexedOfAnyTime = hot<Asked, Found>((db, p) => indexed(db, p) as never);

/** Of those that wait: few, and looked at one after another. */
const waiting = (db: Db, channels: string, pairs: readonly string[], anyWord: boolean): RowsFound<Found> =>
  db
    .selectFrom('fm_post_rowids')
    // The sign makes the few the outer loop, whatever is known of their number.
    .innerJoin('fm_post_search_new_pairs', (join) => join.on('fm_post_rowids.rowid', '=', sql<number>`+fm_post_search_new_pairs.rowid`))
    .select(['fm_post_rowids.post_id', 'fm_post_search_new_pairs.rowid as row'])
    .where(
      sql<boolean>`(${sql.join(
        pairs.map((pair) => sql`instr(fm_post_search_new_pairs.pairs, ${pair}) > 0`),
        anyWord ? sql` or ` : sql` and `,
      )})`,
    )
    .where(inChannels(channels)) as never;
const waitingWithOne = hot<{ pair: string; channels: string }, Found>((db, p) => waiting(db, p.channels, [p.pair], false) as never);

/** Newest first; undefined where a query asks for something else than words in a row, or the index is not complete. */
export async function findByPairs(db: Db, query: PostQuery): Promise<string[] | undefined> {
  const pairs = pairsOf(query);
  if (!pairs || !(await isFilled(db))) return undefined;
  const { anyWord, limit } = query;
  const channels = JSON.stringify(query.channels);
  const texts = pairs.map((pair) => ` ${pair} `);
  const [first = ''] = texts;
  const ofAnyTime = isOfAnyTime(query);
  // First, so that what is put into the index meanwhile is found twice rather than not at all.
  const fresh = await (texts.length === 1 && ofAnyTime
    ? waitingWithOne(db, { pair: first, channels })
    : withinTimes(db, waiting(db, channels, texts, anyWord), row('fm_post_search_new_pairs'), query).execute());
  const asked = { match: pairs.map((pair) => `"${pair}"`).join(anyWord ? ' OR ' : ' AND '), channels, limit };
  const rest = await readLongOrShort(db, `pairs ${anyWord}`, (where) =>
    ofAnyTime ? indexedOfAnyTime(where, asked) : withinTimes(where, indexed(where, asked), row('fm_post_search_pairs'), query).execute(),
  );
  const found = fresh.length === 0 ? rest : [...fresh, ...rest].sort((a, b) => b.row - a.row);
  return [...new Set(found.map(({ post_id }) => post_id))].slice(0, limit);
}
