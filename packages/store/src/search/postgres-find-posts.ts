import { sql } from 'kysely';
import { ONCE } from '../dialect/once.ts';
import type { Db } from '../store.ts';
import type { PostQuery } from './post-search.ts';
import { frequenciesOf } from './postgres-frequencies.ts';
import { likelyMatchOf, matchOf, mostLikely } from './postgres-match.ts';

/** So many of the newest messages are looked through first: what is common is found there, and how common it is. */
const FIRST = 1000;
/** So few are looked up in the index without looking at anything else first. */
const RARE = 2000;
/** A message found by the index costs as much as so many that are passed by on the way from the newest. */
const BY_INDEX = 4;
/** The same where it is then asked whether words stand in a row. */
const IN_A_ROW = 8;
/** The same where all words with some beginning have to be put together first. */
const BY_BEGINNING = 12;
/** A walk past more messages than these is long, and how long is uncertain: what was written lately is not like all that was. */
const FAR = 4000;
/** So many times cheaper, a long walk is tried all the same. */
const SURELY = 4;
/** What to look up in the index rather than to walk far. */
const AFFORDABLE = 40_000;
/** With more channels than these it is quicker to ask each message for its channel than the index for all of them. */
const FEW_CHANNELS = 100;

/** What the newest messages within the dates have shown. */
interface Glance {
  readonly seen: number;
  /** How many of them match; those that the searcher may read are `ids`, newest first. */
  readonly matching: number;
  readonly ids: readonly string[];
}

/**
 * Newest first. Walked from the newest message on where what is looked for is common, looked up in the index of words where it is rare: what
 * the database has counted says of the latter, the newest messages of the former, for only they know of words, channels and dates together.
 */
export async function findPosts(db: Db, query: PostQuery): Promise<string[]> {
  const match = matchOf(query);
  const likely = likelyMatchOf(query);
  if (match === undefined || likely === undefined || query.among) return ordered(db, query, match);
  const frequencies = await frequenciesOf(db);
  const most = mostLikely(query, frequencies);
  if (most <= RARE) return lookUp(db, query, match, likely);
  const glance = await lookThrough(db, query, match);
  if (glance.ids.length >= query.limit || glance.seen < FIRST) return glance.ids.slice(0, query.limit);
  const far = (query.limit * FIRST) / Math.max(glance.ids.length, RARER);
  const lookedUp = Math.min(most, (frequencies.all * Math.max(glance.matching, RARER)) / FIRST) * byIndex(query);
  const inFew = lookedUp > AFFORDABLE && isMostlyElsewhere(glance, query) ? likelyMatchOf({ ...query, channelsAreFew: true }) : undefined;
  if (!inFew && far < lookedUp && (far <= FAR || far * SURELY < lookedUp || lookedUp > AFFORDABLE)) {
    // Where the index is dear, the walk may become as dear.
    const ids = await walk(db, query, match, lookedUp > AFFORDABLE ? Math.max(far * 2, lookedUp) : far * 2);
    if (ids.length >= query.limit) return ids;
  }
  return lookUp(db, query, match, inFew ?? likely);
}

/** What was not among the newest may be there so often. */
const RARER = 0.25;

/** What one message that the index finds costs, in messages that are passed by. */
function byIndex({ words, tags }: PostQuery): number {
  if ([...words, ...tags].some((term) => term.prefix)) return BY_BEGINNING;
  return words.some((term) => term.tokens.length > 1) ? IN_A_ROW : BY_INDEX;
}

/** Most of what matches is where the searcher may not read. */
const isMostlyElsewhere = ({ matching, ids }: Glance, { channels }: PostQuery): boolean =>
  channels.length <= FEW_CHANNELS && ids.length * 4 < matching;

async function lookThrough(db: Db, query: PostQuery, match: string): Promise<Glance> {
  const { rows } = await sql<Glance>`
    select count(*)::int as seen,
      count(*) filter (where matches)::int as matching,
      coalesce((array_agg(post_id) filter (where matches and ${inChannels(db, query)}))[1:${sql.lit(query.limit)}], '{}') as ids
    from (
      select post_id, channel_id, tokens @@ ${match}::tsquery as matches
      from fm_post_words ${dates(query, sql`where`)} order by create_at desc, post_id limit ${sql.lit(FIRST)}
    ) as newest`.execute(db);
  return rows[0] as Glance;
}

/** From the newest on until enough is found. */
async function walk(db: Db, query: PostQuery, match: string, most: number): Promise<string[]> {
  // Powers of two are few, so that the database knows the plans.
  const farthest = 2 ** Math.ceil(Math.log2(most));
  const { rows } = await sql<{ post_id: string }>`
    select post_id from (
      select post_id, channel_id, tokens from fm_post_words ${dates(query, sql`where`)} order by create_at desc, post_id limit ${sql.lit(farthest)}
    ) as newest where tokens @@ ${match}::tsquery and ${inChannels(db, query)} limit ${sql.lit(query.limit)}`.execute(db);
  return rows.map((row) => row.post_id);
}

/** The index finds what is likely; the newest of it that match are taken. The sum keeps the database from walking instead. */
async function lookUp(db: Db, query: PostQuery, match: string, likely: string): Promise<string[]> {
  const { rows } = await sql<{ post_id: string }>`
    select post_id from fm_post_words
    where tokens @@ ${likely}::tsquery and ${inChannels(db, query)} ${dates(query, sql`and`)} and (tokens @@ ${match}::tsquery) is true
    order by create_at + 0 desc, post_id limit ${sql.lit(query.limit)}`.execute(db);
  return rows.map((row) => row.post_id);
}

/** Without words, or among a few: the database plans it for each search anew. */
async function ordered(db: Db, query: PostQuery, match: string | undefined): Promise<string[]> {
  let rows = db.selectFrom('fm_post_words').modifyFront(ONCE).select('post_id').where(inChannels(db, query));
  if (match !== undefined) rows = rows.where(sql<boolean>`tokens @@ ${match}::tsquery`);
  if (query.among) rows = rows.where(db.dialect.anyOf('post_id', query.among));
  if (isDated(query)) rows = rows.where(datesOf(query));
  return (await rows.orderBy('create_at', 'desc').orderBy('post_id').limit(query.limit).execute()).map((row) => row.post_id);
}

const inChannels = (db: Db, { channels }: PostQuery) => db.dialect.anyOf('channel_id', channels);

const isDated = ({ within, outside }: PostQuery): boolean => within.length + outside.length > 0;

function datesOf({ within, outside }: PostQuery) {
  const spans = [
    ...within.map(({ from, until }) => sql<boolean>`(create_at >= ${from} and create_at < ${until})`),
    ...outside.map(({ from, until }) => sql<boolean>`(create_at < ${from} or create_at >= ${until})`),
  ];
  return sql<boolean>`(${sql.join(spans, sql` and `)})`;
}

const dates = (query: PostQuery, before: ReturnType<typeof sql>) => (isDated(query) ? sql`${before} ${datesOf(query)}` : sql``);
