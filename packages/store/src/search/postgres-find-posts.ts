import { type RawBuilder, sql } from 'kysely';
import { ONCE } from '../dialect/once.ts';
import { type FoundPostRow, foundPosts, foundPostsOf } from '../queries/found-posts.ts';
import type { Db } from '../store.ts';
import type { PostQuery } from './post-search.ts';
import { frequenciesOf } from './postgres-frequencies.ts';
import { likelyMatchOf, matchOf, mostLikely } from './postgres-match.ts';
import { recentPosts } from './postgres-recent-posts.ts';
import type { RecentFinds } from './recent-finds.ts';

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

/** How what was found is answered, newest first: from ids, or by a statement that selects them as `post_id`. */
interface Answer<T> {
  these(ids: readonly string[]): Promise<readonly T[]>;
  statement(ids: RawBuilder<unknown>): Promise<readonly T[]>;
}

/** The ids of what is found. */
export const findPosts = (db: Db, query: PostQuery): Promise<readonly string[]> =>
  search(db, query, {
    these: async (ids) => ids,
    statement: async (ids) => (await sql<{ post_id: string }>`${ids}`.execute(db)).rows.map((row) => row.post_id),
  });

/** The messages themselves, by the same statement where one is needed to find them. */
export const readPosts = (db: Db, query: PostQuery): Promise<readonly FoundPostRow[]> =>
  search(db, query, { these: (ids) => foundPosts(db, ids), statement: (ids) => foundPostsOf(db, ids) });

/**
 * Newest first. What is not found in memory is walked for from the newest message on where it is common, and looked up in the index of words
 * where it is rare: what the database has counted says of the latter, the newest messages of the former, for only they know of words, channels
 * and dates together.
 */
async function search<T>(db: Db, query: PostQuery, answer: Answer<T>): Promise<readonly T[]> {
  const match = matchOf(query);
  const likely = likelyMatchOf(query);
  if (query.among) return answer.statement(ofThese(db, query, query.among, match));
  if (match === undefined || likely === undefined) return answer.these(await ordered(db, query, match));
  const remembered = (await recentPosts(db))?.find(query);
  if (remembered && (remembered.ids.length >= query.limit || remembered.complete)) {
    const found = await whole(db, query, remembered, match, answer);
    if (found.length >= query.limit || remembered.complete) return found;
  }
  const frequencies = await frequenciesOf(db);
  const most = mostLikely(query, frequencies);
  if (most <= RARE) return answer.statement(lookUp(query, match, likely));
  const { seen, matching, ids, exact } = await glanceAt(db, query, match, remembered);
  if (exact && (ids.length >= query.limit || seen < FIRST)) return answer.these(ids);
  const far = (query.limit * seen) / Math.max(ids.length, RARER);
  const lookedUp = Math.min(most, (frequencies.all * Math.max(matching, RARER)) / seen) * byIndex(query);
  const inFew = lookedUp > AFFORDABLE && isMostlyElsewhere({ matching, ids }, query) ? likelyMatchOf({ ...query, channelsAreFew: true }) : undefined;
  if (!inFew && far < lookedUp && (far <= FAR || far * SURELY < lookedUp || lookedUp > AFFORDABLE)) {
    // Where the index is dear, the walk may become as dear.
    const found = await walk(db, query, match, lookedUp > AFFORDABLE ? Math.max(far * 2, lookedUp) : far * 2);
    if (found.length >= query.limit) return answer.these(found);
  }
  return answer.statement(lookUp(query, match, inFew ?? likely));
}

/** What memory has found, if need be without what it is not sure of. */
const whole = <T>(db: Db, query: PostQuery, { ids, exact }: RecentFinds, match: string, answer: Answer<T>): Promise<readonly T[]> =>
  exact ? answer.these(ids) : answer.statement(ofThese(db, query, ids, match));

/** What was not among the newest may be there so often. */
const RARER = 0.25;

/** What one message that the index finds costs, in messages that are passed by. */
function byIndex({ words, tags }: PostQuery): number {
  if ([...words, ...tags].some((term) => term.prefix)) return BY_BEGINNING;
  return words.some((term) => term.tokens.length > 1) ? IN_A_ROW : BY_INDEX;
}

/** Most of what matches is where the searcher may not read. */
const isMostlyElsewhere = ({ matching, ids }: Pick<RecentFinds, 'matching' | 'ids'>, { channels }: PostQuery): boolean =>
  channels.length <= FEW_CHANNELS && ids.length * 4 < matching;

/** What the newest messages show; fewer than `FIRST` of them are all there are within the dates. */
interface Glance extends Pick<RecentFinds, 'ids' | 'matching' | 'exact'> {
  readonly seen: number;
}

async function glanceAt(db: Db, query: PostQuery, match: string, remembered: RecentFinds | undefined): Promise<Glance> {
  const seen = remembered?.seen() ?? 0;
  // Memory does not reach back to every date.
  if (remembered && seen >= FIRST) return { ...remembered, seen };
  const { rows } = await sql<Glance>`
    select count(*)::int as seen,
      count(*) filter (where matches)::int as matching,
      coalesce((array_agg(post_id) filter (where matches and ${inChannels(db, query)}))[1:${sql.lit(query.limit)}], '{}') as ids
    from (
      select post_id, channel_id, tokens @@ ${match}::tsquery as matches
      from fm_post_words ${dates(query, sql`where`)} order by create_at desc, post_id limit ${sql.lit(FIRST)}
    ) as newest`.execute(db);
  return { ...(rows[0] as Glance), exact: true };
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

/**
 * The index finds what is likely; the newest of it that match are taken. The sum keeps the database from walking instead. Of what stands in
 * selects of its own it does not know the values when it plans: it plans once, not for each search.
 */
function lookUp(query: PostQuery, match: string, likely: string): RawBuilder<unknown> {
  const sure = match === likely ? sql`` : sql`and ${matches(match)}`;
  return sql`select post_id from fm_post_words
    where tokens @@ (select ${likely}::tsquery) and ${amongChannels(query)} ${dates(query, sql`and`)} ${sure}
    order by create_at + 0 desc, post_id limit ${sql.lit(query.limit)}`;
}

/** Those that match. The sum keeps the database from walking past all others. */
function ofThese(db: Db, query: PostQuery, ids: readonly string[], match: string | undefined): RawBuilder<unknown> {
  return sql`select post_id from fm_post_words
    where ${db.dialect.anyOf('post_id', ids)} and ${amongChannels(query)} ${dates(query, sql`and`)}
      ${match === undefined ? sql`` : sql`and ${matches(match)}`}
    order by create_at + 0 desc, post_id limit ${sql.lit(query.limit)}`;
}

/** Without words the database plans it for each search anew. */
async function ordered(db: Db, query: PostQuery, match: string | undefined): Promise<string[]> {
  let rows = db.selectFrom('fm_post_words').modifyFront(ONCE).select('post_id').where(inChannels(db, query));
  if (match !== undefined) rows = rows.where(sql<boolean>`tokens @@ ${match}::tsquery`);
  if (isDated(query)) rows = rows.where(datesOf(query));
  return (await rows.orderBy('create_at', 'desc').orderBy('post_id').limit(query.limit).execute()).map((row) => row.post_id);
}

/** Looked at after something else has found it: the index is not asked for it. */
const matches = (match: string) => sql<boolean>`(tokens @@ (select ${match}::tsquery)) is true`;

/** They are hashed once, whatever number of messages the database expects; as a join they would be gone through for each. */
const amongChannels = ({ channels }: PostQuery) => sql<boolean>`(channel_id in (select unnest(${channels}::text[]))) is true`;

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
