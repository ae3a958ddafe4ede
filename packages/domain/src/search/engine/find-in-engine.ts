import type { Ctx } from '@foremast/kernel/context';
import { pendingSearchIds, type SearchKind } from '@foremast/store/queries/search-queue';
import { findSearchState } from '@foremast/store/queries/search-state';
import type { EngineQuery } from './engine-query.ts';
import { type SearchEngine, searchEngine } from './search-engine.ts';

const PAGE = 300;
const PAGES = 10;
/** With more than this on its way, the engine lags too far behind. */
const MOST_PENDING = 500;
const REST_MS = 15_000;

/** The engine knows everything but what is in the queue. */
export async function engineIsFilled(ctx: Ctx, engine: SearchEngine): Promise<boolean> {
  const state = (await findSearchState(ctx.db, 'engine')) as { readonly complete?: string } | undefined;
  return state?.complete === engine.identity;
}

async function usableEngine(ctx: Ctx): Promise<SearchEngine | undefined> {
  const engine = searchEngine(ctx.app);
  return engine && !engine.isResting(ctx.now()) && (await engineIsFilled(ctx, engine)) ? engine : undefined;
}

async function find(
  engine: SearchEngine,
  kind: SearchKind,
  query: EngineQuery,
  pending: readonly string[],
  check: (candidates: readonly string[]) => Promise<readonly string[]>,
  limit: number,
): Promise<readonly string[]> {
  const candidates = new Set(pending);
  for (let page = 0; ; page++) {
    const hits = await engine.find(kind, query, { offset: page * PAGE, limit: PAGE });
    for (const id of hits) candidates.add(id);
    const found = candidates.size > 0 ? await check([...candidates]) : [];
    if (found.length >= limit || hits.length < PAGE || page + 1 >= PAGES) return found;
  }
}

/**
 * What the engine finds, together with what it has not been told yet, as far as the database says the same: nothing that the searcher may not
 * read, that is deleted or says something else now. Undefined when there is no engine, or it is away, empty or far behind: then the database searches.
 */
export async function findInEngine(
  ctx: Ctx,
  kind: SearchKind,
  query: EngineQuery,
  check: (candidates: readonly string[]) => Promise<readonly string[]>,
  limit: number,
): Promise<readonly string[] | undefined> {
  const engine = await usableEngine(ctx);
  if (!engine) return undefined;
  const pending = await pendingSearchIds(ctx.db, kind, MOST_PENDING + 1);
  if (pending.length > MOST_PENDING) return undefined;
  try {
    return await find(engine, kind, query, pending, check, limit);
  } catch (error) {
    engine.restUntil(ctx.now() + REST_MS);
    ctx.app.log.write('warn', 'the search engine does not answer; the database searches', { error: String(error) });
    return undefined;
  }
}
