import type { Ctx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import { filesForIndex } from '@foremast/store/queries/files';
import { postsByIds } from '@foremast/store/queries/posts';
import { forgetSearchChanges, oldestSearchChanges, type SearchChange, type SearchKind } from '@foremast/store/queries/search-queue';
import { t } from '@foremast/wire/scalars';
import { isFindable } from '../indexed.ts';
import { type EngineDocument, fileDocument, postDocument } from './engine-documents.ts';
import { type SearchEngine, searchEngine } from './search-engine.ts';

/** Texts of files can be long: fewer of them at once. */
const AT_ONCE = { post: 1000, file: 50 } as const;

async function documentsOf(ctx: Ctx, kind: SearchKind, ids: readonly string[]): Promise<EngineDocument[]> {
  if (kind === 'file') return (await filesForIndex(ctx.db, ids)).map(fileDocument);
  return (await postsByIds(ctx.db, ids)).filter((post) => post.delete_at === 0 && isFindable(post)).map(postDocument);
}

/** Tells the engine what these are now: what is not there any more, it forgets. */
export async function sendToEngine(ctx: Ctx, engine: SearchEngine, kind: SearchKind, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += AT_ONCE[kind]) {
    const some = ids.slice(from, from + AT_ONCE[kind]);
    const documents = await documentsOf(ctx, kind, some);
    const there = new Set(documents.map(({ id }) => id));
    await engine.write(
      kind,
      documents,
      some.filter((id) => !there.has(id)),
    );
  }
}

const idsOf = (changes: readonly SearchChange[], kind: SearchKind): string[] =>
  changes.filter((change) => change.kind === kind).map((change) => change.id);

/** Tells the engine all that it does not know yet. What fails stays in the queue, and is sent the next time. */
export const sendSearchChanges = job({
  name: 'send_search_changes',
  input: t.Object({}),
  key: () => 'all',
  attempts: 10,
  everyMs: 60_000,
  async run(_, ctx) {
    const engine = searchEngine(ctx.app);
    if (!engine) return;
    for (;;) {
      const changes = await oldestSearchChanges(ctx.db, AT_ONCE.post);
      if (changes.length === 0) return;
      for (const kind of ['post', 'file'] as const) await sendToEngine(ctx, engine, kind, idsOf(changes, kind));
      await ctx.tx((tx) => forgetSearchChanges(tx.db, changes));
    }
  },
});
