import { type App, noBus } from '@foremast/kernel/app';
import type { Ctx, Tx } from '@foremast/kernel/context';
import { AppError } from '@foremast/kernel/error';
import { claimPendingPost, pendingPostId } from '@foremast/store/queries/pending-posts';

const REMEMBERED_MS = 30_000;
const PENDING = '';

type Known = Map<string, { readonly postId: string; readonly until: number }>;
/** What messages the ids that clients made for them have become; '' while the message is being written. */
const known = new WeakMap<App, Known>();

function knownOf(app: App): Known {
  const found = known.get(app) ?? new Map();
  known.set(app, found);
  return found;
}

function forgetOld(all: Known, now: number): void {
  for (const [id, { until }] of all) {
    if (until > now) return;
    all.delete(id);
  }
}

/** Of several processes each knows what it wrote itself; what the others wrote stands in the database. */
const isOneOfSeveral = (app: App): boolean => app.bus !== noBus;
const digest = (pendingId: string): string => new Bun.CryptoHasher('sha256').update(pendingId).digest('base64url');

/** Another process was faster. */
class WrittenElsewhere extends Error {}

const elsewhere = (ctx: Ctx, pendingId: string): Promise<string | undefined> => pendingPostId(ctx.db, digest(pendingId), ctx.now() - REMEMBERED_MS);

/** Inside the transaction that writes the message: its name is taken with it, or neither is. */
export async function claimPending(tx: Tx, pendingId: string, postId: string): Promise<void> {
  if (pendingId === '' || !isOneOfSeveral(tx.app)) return;
  if (!(await claimPendingPost(tx.db, digest(pendingId), postId, tx.now(), tx.now() - REMEMBERED_MS))) throw new WrittenElsewhere();
}

/**
 * A client that got no answer sends its message again under the same id: then `again` answers what was written before, and `write` is not
 * called. Throws 409 while the first is being written.
 */
export async function onceOnly<T extends { readonly id: string }>(
  ctx: Ctx,
  pendingId: string,
  write: () => Promise<T>,
  again: (postId: string) => Promise<T>,
): Promise<T> {
  const all = knownOf(ctx.app);
  forgetOld(all, ctx.now());
  const before = all.get(pendingId);
  if (before?.postId === PENDING) throw new AppError('api.post.deduplicate_create_post.pending', 409);
  if (before) return again(before.postId);
  all.set(pendingId, { postId: PENDING, until: ctx.now() + REMEMBERED_MS });
  const remember = (postId: string) => {
    all.delete(pendingId);
    all.set(pendingId, { postId, until: ctx.now() + REMEMBERED_MS });
  };
  try {
    const written = isOneOfSeveral(ctx.app) ? await elsewhere(ctx, pendingId) : undefined;
    const post = written === undefined ? await write() : await again(written);
    remember(written ?? post.id);
    return post;
  } catch (error) {
    all.delete(pendingId);
    if (!(error instanceof WrittenElsewhere)) throw error;
    const written = await elsewhere(ctx, pendingId);
    if (written === undefined) throw new AppError('api.post.deduplicate_create_post.pending', 409);
    return again(written);
  }
}
