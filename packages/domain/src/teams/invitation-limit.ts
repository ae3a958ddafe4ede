import type { App } from '@foremast/kernel/app';
import type { Ctx } from '@foremast/kernel/context';
import { tooLarge } from '@foremast/kernel/error';

/** So many at once, and one more every so often. */
interface Rate {
  readonly burst: number;
  readonly refillMs: number;
}
/** Twenty an hour and sender. */
const INVITATIONS: Rate = { burst: 20, refillMs: 3_600_000 / 20 };
/** Sixty a minute and address. */
export const SIGN_IN_LINKS: Rate = { burst: 60, refillMs: 1000 };
const FORGET_MS = 3_600_000;
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

/** Mails on behalf of somebody: by default of the caller, who invites. Throws `app.email.rate_limit_exceeded.app_error` (413) for too many. */
export function countInvitations(ctx: Ctx, wanted: number, onBehalfOf = ctx.userId, { burst, refillMs } = INVITATIONS): void {
  const [buckets, now] = [bucketsOf(ctx.app), ctx.now()];
  for (const [id, bucket] of buckets) if (now - bucket.at > FORGET_MS) buckets.delete(id);
  const known = buckets.get(onBehalfOf) ?? { count: burst, at: now };
  const count = Math.min(burst, known.count + (now - known.at) / refillMs);
  if (count < wanted)
    throw tooLarge('app.email.rate_limit_exceeded.app_error', { ResetAfter: `${Math.ceil(((wanted - count) * refillMs) / 1000)}s` });
  buckets.set(onBehalfOf, { count: count - wanted, at: now });
  ctx.app.deliver([], [{ cache: CACHE, key: `${onBehalfOf} ${count - wanted} ${now}` }]);
}
