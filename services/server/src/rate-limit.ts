import type { Settings } from '@foremast/kernel/config/settings';
import { credentialsOf } from '@foremast/kernel/session';

type Rate = Pick<Settings['RateLimitSettings'], 'PerSec' | 'MaxBurst'>;

/** Where guessing pays: limited more than everything else. */
const STRICT: Readonly<Record<string, Rate>> = {
  '/api/v4/users/login': { PerSec: 5, MaxBurst: 10 },
  '/api/v4/users/login/desktop_token': { PerSec: 2, MaxBurst: 1 },
  '/api/v4/oauth/apps/register': { PerSec: 2, MaxBurst: 1 },
};

/** What is left to a caller; `retryMs` is there when this request was too many. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  readonly resetMs: number;
  readonly retryMs?: number;
}

/** For each caller, the instant at which everything will have been given back. Callers who are forgotten first are those of long ago. */
export class RateMeter {
  private readonly full = new Map<string, number>();

  /** Counts one request at `now`. */
  take(key: string, { PerSec, MaxBurst }: Rate, most: number, now: number): Allowance {
    const each = 1000 / PerSec;
    const all = each * (MaxBurst + 1);
    const before = Math.max(this.full.get(key) ?? 0, now);
    const after = before + each;
    const retryMs = after - all - now;
    const resetMs = (retryMs > 0 ? before : after) - now;
    const allowance = { limit: MaxBurst + 1, remaining: Math.max(0, Math.floor((all - resetMs) / each + 1e-9)), resetMs };
    if (retryMs > 0) return { ...allowance, retryMs };
    this.full.delete(key);
    this.full.set(key, after);
    const [oldest] = this.full.keys();
    if (this.full.size > most && oldest !== undefined) this.full.delete(oldest);
    return allowance;
  }
}

/** Who is counted together: one session or one address, and one value of a header. */
function callerOf(request: Request, address: string, { VaryByUser, VaryByRemoteAddr, VaryByHeader }: Settings['RateLimitSettings']): string {
  const token = VaryByUser ? (credentialsOf(request.headers, undefined)?.token ?? '') : '';
  const who = token || (VaryByRemoteAddr ? address : '');
  return VaryByHeader ? `${who} ${request.headers.get(VaryByHeader)?.toLowerCase() ?? ''}` : who;
}

/** Whoever guesses makes up a token for each guess: only where addresses do not count are tokens counted here. */
const strangerOf = (request: Request, address: string, limits: Settings['RateLimitSettings']): string =>
  callerOf(request, address, limits.VaryByRemoteAddr ? { ...limits, VaryByUser: false } : limits);

const seconds = (ms: number): string => String(Math.max(0, Math.ceil(ms / 1000)));

function headersOf({ limit, remaining, resetMs, retryMs }: Allowance): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': seconds(resetMs),
    ...(retryMs === undefined ? {} : { 'retry-after': seconds(retryMs) }),
  };
}

export interface Limited {
  readonly headers: Readonly<Record<string, string>>;
  readonly refused: boolean;
}

/** The limits of `RateLimitSettings`; each process counts for itself. Undefined while they are off. */
export function rateLimiter(settings: () => Settings['RateLimitSettings'], now: () => number) {
  const [meter, strictMeter] = [new RateMeter(), new RateMeter()];
  return (request: Request, path: string, addressOf: (request: Request) => string): Limited | undefined => {
    const limits = settings();
    if (!limits.Enable) return undefined;
    const address = addressOf(request);
    const strict = request.method === 'POST' ? STRICT[path] : undefined;
    let allowance = meter.take(callerOf(request, address, limits), limits, limits.MemoryStoreSize, now());
    if (strict && allowance.retryMs === undefined)
      allowance = strictMeter.take(`${path} ${strangerOf(request, address, limits)}`, strict, limits.MemoryStoreSize, now());
    return { headers: headersOf(allowance), refused: allowance.retryMs !== undefined };
  };
}

export const tooManyRequests = (headers: Readonly<Record<string, string>>): Response =>
  new Response('limit exceeded\n', {
    status: 429,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff', ...headers },
  });

/** The same answer, telling what is left. */
export async function withHeaders(answer: Response | Promise<Response>, headers: Readonly<Record<string, string>>): Promise<Response> {
  const response = await answer;
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
