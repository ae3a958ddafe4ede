import type { Ctx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import { type Cursor, changedPostsForIndex } from '@foremast/store/queries/index-source';
import { hasLiveJob } from '@foremast/store/queries/public-jobs';
import { type SearchState, saveSearchState, searchStates } from '@foremast/store/queries/search-state';
import { t } from '@foremast/wire/scalars';
import { createJob } from '../jobs/create-job.ts';
import { type SearchEngine, searchEngine } from './engine/search-engine.ts';
import { tellEngine } from './engine/tell-engine.ts';
import { reindexPosts } from './reindex.ts';

const INDEXING = 'elasticsearch_post_indexing';
const MINUTE_MS = 60_000;
/** A server that did not run for so long may have missed what another one wrote to its database. */
const AWAY_MS = 10 * MINUTE_MS;
const AT_ONCE = 1000;

type States = Partial<Record<SearchState, unknown>>;

const isComplete = (state: unknown): boolean => (state as { readonly complete?: unknown } | undefined)?.complete === true;

const answers = (engine: SearchEngine): Promise<boolean> =>
  engine.check().then(
    () => true,
    () => false,
  );

/** The engine is there, and is to be filled: it never was, or it lost what it had. One that was emptied on purpose stays empty. */
async function engineIsMissingSomething(ctx: Ctx, engine: SearchEngine, state: unknown): Promise<boolean> {
  const { complete, emptied } = (state ?? {}) as { readonly complete?: string; readonly emptied?: boolean };
  if (emptied || !(await answers(engine))) return false;
  if (complete !== engine.identity) return true;
  if (await engine.hasIndexes().catch(() => true)) return false;
  await ctx.tx((tx) => saveSearchState(tx.db, 'engine', {}));
  return true;
}

/** What the job that fills indexes is to be given; undefined: nothing is missing. */
async function missing(ctx: Ctx, states: States): Promise<Record<string, string> | undefined> {
  const engine = searchEngine(ctx.app);
  if (engine && (await engineIsMissingSomething(ctx, engine, states.engine))) return {};
  if (isComplete(states.posts) && isComplete(states.files)) return undefined;
  return engine ? { only_database: 'true' } : {};
}

/** Messages that were written or changed while this server was away: the original may have worked with the same database. */
async function catchUp(ctx: Ctx, from: number, until: number): Promise<void> {
  let after: Cursor = { at: -1, id: '' };
  for (;;) {
    const rows = await changedPostsForIndex(ctx.db, { from, until, after, limit: AT_ONCE });
    const last = rows.at(-1);
    if (!last) return;
    await reindexPosts(ctx, rows, undefined);
    // The engine learns it as it learns everything else.
    const ids = rows.map((row) => row.id);
    await ctx.tx((tx) => tellEngine(tx, 'post', ids));
    after = { at: last.update_at, id: last.id };
  }
}

/** Has indexes filled that are not, such as those of a database that the original made. */
export const lookAfterIndexes = job({
  name: 'look_after_indexes',
  input: t.Object({}),
  key: () => 'all',
  everyMs: MINUTE_MS,
  async run(_, ctx) {
    const states = await searchStates(ctx.db);
    const now = ctx.now();
    const seen = typeof states.seen === 'number' ? states.seen : now;
    if (now - seen > AWAY_MS) await catchUp(ctx, seen - MINUTE_MS, now);
    await ctx.tx((tx) => saveSearchState(tx.db, 'seen', now));
    const data = (await hasLiveJob(ctx.db, INDEXING)) ? undefined : await missing(ctx, states);
    if (data) await ctx.tx((tx) => createJob(tx, { type: INDEXING, data }));
  },
});
