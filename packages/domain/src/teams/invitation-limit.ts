import type { App } from '@foremast/kernel/app';
import type { Ctx } from '@foremast/kernel/context';
import { tooLarge } from '@foremast/kernel/error';

const BURST = 20;
const REFILL_MS = 3_600_000 / 20;
const CACHE = 'invitations-left';

interface Bucket {
  readonly count: number;
  readonly at: number;
}

/** How many invitations everybody may still send, and since when that is so. It has no row; the processes tell each other. */
const left = new WeakMap<App, Map<string, Bucket>>();

function bucketsOf(app: App): Map<string, Bucket> {
  const buckets = left.get(app) ?? new Map<string, Bucket>();
  left.set(app, buckets);
  return buckets;
}

/** Keeps what any process tells; each process asks for it once, at its start. */
export function followInvitations(app: App): void {
  const buckets = bucketsOf(app);
  app.onTouch((touch) => {
    if (!('cache' in touch) || touch.cache !== CACHE) return;
    const [userId = '', count, at] = touch.key.split(' ');
    buckets.set(userId, { count: Number(count), at: Number(at) });
  });
}

/**
 * Twenty mails an hour on behalf of somebody: by default the caller, who invites. Throws `app.email.rate_limit_exceeded.app_error`
 * (413) for more.
 */
export function countInvitations(ctx: Ctx, wanted: number, onBehalfOf = ctx.userId): void {
  const [buckets, now] = [bucketsOf(ctx.app), ctx.now()];
  for (const [id, bucket] of buckets) if (now - bucket.at > BURST * REFILL_MS) buckets.delete(id);
  const known = buckets.get(onBehalfOf) ?? { count: BURST, at: now };
  const count = Math.min(BURST, known.count + (now - known.at) / REFILL_MS);
  if (count < wanted)
    throw tooLarge('app.email.rate_limit_exceeded.app_error', { ResetAfter: `${Math.ceil(((wanted - count) * REFILL_MS) / 1000)}s` });
  buckets.set(onBehalfOf, { count: count - wanted, at: now });
  ctx.app.deliver([], [{ cache: CACHE, key: `${onBehalfOf} ${count - wanted} ${now}` }]);
}
