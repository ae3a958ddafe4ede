import type { Ctx } from '@foremast/kernel/context';
import { guardedFetch } from './guarded-fetch.ts';

const KEPT_MS = 60 * 60 * 1000;
const MOST = 10_000;
const LONGEST = 2100;
const TIMEOUT_MS = 5_000;

/** Where addresses led, failures too: short links are looked up once an hour. */
const known = new Map<string, { readonly until: number; readonly location: string }>();

function remember(url: string, location: string, until: number): void {
  if (known.size >= MOST) known.delete(known.keys().next().value ?? '');
  known.set(url, { until, location });
}

/** What an address sends on to; empty when it does not, or nobody answers. */
export async function redirectLocation(ctx: Ctx, url: string): Promise<string> {
  const found = known.get(url);
  if (found && found.until > ctx.now()) return found.location;
  known.delete(url);
  const location = await guardedFetch(ctx.config, url, { method: 'HEAD', maxRedirects: 0, timeoutMs: TIMEOUT_MS }).then(
    (response) => response.headers.get('location') ?? '',
    () => '',
  );
  const shown = location.length > LONGEST ? '' : location;
  remember(url, shown, ctx.now() + KEPT_MS);
  return shown;
}
