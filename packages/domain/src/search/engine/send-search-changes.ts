import type { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { job } from '@foremast/kernel/job';
import { filesForIndex } from '@foremast/store/queries/files';
import { postsByIds } from '@foremast/store/queries/posts';
import {
  forgetSearchChanges,
  oldestSearchChanges,
  queueSearchChanges,
  type SearchChange,
  type SearchKind,
} from '@foremast/store/queries/search-queue';
import { t } from '@foremast/wire/scalars';
import { isFindable } from '../indexed.ts';
import { type EngineDocument, fileDocument, postDocument } from './engine-documents.ts';
import { isTroubleOfEngine, type SearchEngine, searchEngine } from './search-engine.ts';

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

/** What changed again while it was sent, or was sent by another process too, may have arrived in the wrong order: it is sent once more. */
async function told(ctx: Ctx, changes: readonly SearchChange[]): Promise<void> {
  await ctx.tx(async (tx) => {
    const forgotten = await forgetSearchChanges(tx.db, changes);
    for (const kind of ['post', 'file'] as const) {
      const again = idsOf(changes, kind).filter((id) => !forgotten.has(id));
      await queueSearchChanges(tx.db, kind, again, newId(), tx.now());
    }
  });
}

async function sendAll(ctx: Ctx, engine: SearchEngine): Promise<void> {
  for (;;) {
    const changes = await oldestSearchChanges(ctx.db, AT_ONCE.post);
    if (changes.length === 0) return;
    for (const kind of ['post', 'file'] as const) await sendToEngine(ctx, engine, kind, idsOf(changes, kind));
    await told(ctx, changes);
  }
}

/** One at a time in this process; whoever comes meanwhile has it look once more. */
const sending = new WeakMap<SearchEngine, { again: boolean }>();

async function sendInTurn(ctx: Ctx, engine: SearchEngine): Promise<void> {
  const running = sending.get(engine);
  if (running) {
    running.again = true;
    return;
  }
  const mine = { again: true };
  sending.set(engine, mine);
  try {
    while (mine.again) {
      mine.again = false;
      await sendAll(ctx, engine);
    }
  } finally {
    sending.delete(engine);
  }
}

/** Tells the engine all that it does not know yet. What fails stays in the queue, and is sent with the next change, or in a minute. */
export const sendSearchChanges = job({
  name: 'send_search_changes',
  input: t.Object({}),
  key: () => 'all',
  everyMs: 60_000,
  async run(_, ctx) {
    const engine = searchEngine(ctx.app);
    if (!engine) return;
    try {
      await sendInTurn(ctx, engine);
    } catch (error) {
      if (!isTroubleOfEngine(error)) throw error;
      ctx.app.log.write('warn', 'the search engine did not take what changed; it is told again later', { error: String(error) });
    }
  },
});
