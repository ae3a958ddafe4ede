import type { App } from '@foremast/kernel/app';
import type { Ctx } from '@foremast/kernel/context';
import { tooLarge } from '@foremast/kernel/error';

const BURST = 20;
const REFILL_MS = 3_600_000 / 20;

/** How many invitations everybody may still send, and since when that is so; per process. */
const left = new WeakMap<App, Map<string, { count: number; at: number }>>();

function bucketsOf(app: App): Map<string, { count: number; at: number }> {
  let buckets = left.get(app);
  if (!buckets) {
    buckets = new Map();
    left.set(app, buckets);
  }
  return buckets;
}

/** Twenty invitations an hour and sender. Throws `app.email.rate_limit_exceeded.app_error` (413) for more. */
export function countInvitations(ctx: Ctx, wanted: number): void {
  const [buckets, now] = [bucketsOf(ctx.app), ctx.now()];
  for (const [id, bucket] of buckets) if (now - bucket.at > BURST * REFILL_MS) buckets.delete(id);
  const known = buckets.get(ctx.userId) ?? { count: BURST, at: now };
  const count = Math.min(BURST, known.count + (now - known.at) / REFILL_MS);
  if (count < wanted)
    throw tooLarge('app.email.rate_limit_exceeded.app_error', { ResetAfter: `${Math.ceil(((wanted - count) * REFILL_MS) / 1000)}s` });
  buckets.set(ctx.userId, { count: count - wanted, at: now });
}
