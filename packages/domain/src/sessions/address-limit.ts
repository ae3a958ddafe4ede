import type { App } from '@foremast/kernel/app';
import type { Ctx } from '@foremast/kernel/context';
import { AppError } from '@foremast/kernel/error';

/** So many failures at once, and one more every so often. An office behind one address does not reach it by mistyping. */
const BURST = 300;
const REFILL_MS = 2_000;
const MOST_ADDRESSES = 10_000;

interface Failures {
  readonly count: number;
  readonly at: number;
}

/** By address, the one that failed last at the end. Each process counts for itself: it is about guessing, not about billing. */
const failures = new WeakMap<App, Map<string, Failures>>();

function failuresOf(app: App): Map<string, Failures> {
  const known = failures.get(app) ?? new Map<string, Failures>();
  failures.set(app, known);
  return known;
}

function countNow({ app, request }: Ctx): number {
  const known = failuresOf(app).get(request.address);
  return known ? Math.max(0, known.count - (app.now() - known.at) / REFILL_MS) : 0;
}

/**
 * An address from which too many sign-ins failed has to wait, whatever account it asks for next. Throws 429 with `Retry-After`,
 * in seconds.
 */
export function refuseTiredAddress(ctx: Ctx): void {
  const over = countNow(ctx) - BURST + 1;
  if (over <= 0) return;
  throw new AppError('api.user.login.too_many_from_address.app_error', 429, { RetryAfter: Math.ceil((over * REFILL_MS) / 1000) });
}

/** A sign-in from there has failed. */
export function countFailureOf(ctx: Ctx): void {
  const { address } = ctx.request;
  if (address === '') return;
  const known = failuresOf(ctx.app);
  const count = Math.min(countNow(ctx) + 1, BURST);
  known.delete(address);
  known.set(address, { count, at: ctx.now() });
  const [oldest] = known.keys();
  if (known.size > MOST_ADDRESSES && oldest !== undefined) known.delete(oldest);
}
