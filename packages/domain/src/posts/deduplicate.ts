import { AppError } from '@foremast/kernel/error';

const REMEMBERED_MS = 30_000;
const PENDING = '';

/** What messages the ids that clients made for them have become; '' while the message is being written. */
const known = new Map<string, { postId: string; until: number }>();

function forgetOld(now: number): void {
  for (const [id, { until }] of known) {
    if (until > now) return;
    known.delete(id);
  }
}

/**
 * A client that got no answer sends its message again under the same id. Answers the id of the message written before, or
 * undefined for the first time; then the caller settles or forgets it.
 */
export function writtenBefore(pendingId: string, now: number): string | undefined {
  forgetOld(now);
  const before = known.get(pendingId);
  if (before?.postId === PENDING) throw new AppError('api.post.deduplicate_create_post.pending', 409);
  if (before) return before.postId;
  known.set(pendingId, { postId: PENDING, until: now + REMEMBERED_MS });
  return undefined;
}

export const rememberWritten = (pendingId: string, postId: string, now: number): void => {
  known.delete(pendingId);
  known.set(pendingId, { postId, until: now + REMEMBERED_MS });
};

export const forgetPending = (pendingId: string): void => void known.delete(pendingId);
