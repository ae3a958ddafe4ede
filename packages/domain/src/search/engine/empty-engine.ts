import type { Ctx } from '@foremast/kernel/context';
import { badRequest, invalidUrl } from '@foremast/kernel/error';
import { clearSearchQueue, type SearchKind } from '@foremast/store/queries/search-queue';
import { saveSearchState } from '@foremast/store/queries/search-state';
import { searchEngine } from './search-engine.ts';

const KINDS: ReadonlyMap<string, SearchKind> = new Map([
  ['posts', 'post'],
  ['files', 'file'],
]);

/** Empties indexes of the engine by their names, or all; the database searches until they are filled again. Throws (400) for one that there is not. */
export async function emptyEngine(ctx: Ctx, names: readonly string[]): Promise<void> {
  const engine = searchEngine(ctx.app);
  if (!engine) throw badRequest('ent.elasticsearch.generic.disabled');
  const kinds = (names.length > 0 ? names : [...KINDS.keys()]).map((name) => {
    const kind = KINDS.get(name);
    if (!kind) throw invalidUrl('index');
    return kind;
  });
  // Before it is emptied, so that no search asks an index that has lost half of it.
  await ctx.tx(async (tx) => {
    await saveSearchState(tx.db, 'engine', { emptied: true });
    for (const kind of kinds) await clearSearchQueue(tx.db, kind);
  });
  for (const kind of kinds)
    await engine.empty(kind).catch(() => {
      throw badRequest('ent.elasticsearch.purge_indexes.delete_failed');
    });
}
