import type { Ctx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import { type Cursor, changedPostsForIndex } from '@foremast/store/queries/index-source';
import { hasLiveJob } from '@foremast/store/queries/public-jobs';
import { type SearchState, saveSearchState, searchStates } from '@foremast/store/queries/search-state';
import { t } from '@foremast/wire/scalars';
import { createJob } from '../jobs/create-job.ts';
import { searchEngine } from './engine/search-engine.ts';
import { reindexPosts } from './reindex.ts';

const INDEXING = 'elasticsearch_post_indexing';
const MINUTE_MS = 60_000;
/** A server that did not run for so long may have missed what another one wrote to its database. */
const AWAY_MS = 10 * MINUTE_MS;
const AT_ONCE = 1000;

type States = Partial<Record<SearchState, unknown>>;

const isComplete = (state: unknown): boolean => (state as { readonly complete?: unknown } | undefined)?.complete === true;

async function isMissingSomething(ctx: Ctx, states: States): Promise<boolean> {
  if (!isComplete(states.posts) || !isComplete(states.files)) return true;
  const engine = searchEngine(ctx.app);
  const state = states.engine as { readonly complete?: string; readonly emptied?: boolean } | undefined;
  // One that was emptied on purpose stays empty until somebody asks for it.
  if (!engine || state?.emptied) return false;
  if (state?.complete !== engine.identity) return true;
  // Whether one that is away has lost something is looked at when it is back.
  if (await engine.hasIndexes().catch(() => true)) return false;
  await ctx.tx((tx) => saveSearchState(tx.db, 'engine', {}));
  return true;
}

/** Messages that were written or changed while this server was away: the original may have worked with the same database. */
async function catchUp(ctx: Ctx, from: number, until: number): Promise<void> {
  let after: Cursor = { at: -1, id: '' };
  for (;;) {
    const rows = await changedPostsForIndex(ctx.db, { from, until, after, limit: AT_ONCE });
    const last = rows.at(-1);
    if (!last) return;
    await reindexPosts(ctx, rows);
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
    if (!(await isMissingSomething(ctx, states)) || (await hasLiveJob(ctx.db, INDEXING))) return;
    await ctx.tx((tx) => createJob(tx, { type: INDEXING, data: null }));
  },
});
