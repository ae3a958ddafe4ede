import type { Settings } from '@foremast/kernel/config/settings';
import { withHeaders } from './rate-limit.ts';
import { isListedOrigin } from './ws/origin.ts';

type Rules = Pick<Settings['ServiceSettings'], 'AllowCorsFrom' | 'CorsExposedHeaders' | 'CorsAllowCredentials'>;

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const MAX_AGE_SECONDS = 86_400;

/** What pages of other sites are told, where the settings name any. */
export interface Cors {
  /** For the answer, whatever it is. */
  readonly headers: Readonly<Record<string, string>>;
  /** A browser only asks whether it may ask: this is the answer. */
  readonly preflight: Response | undefined;
}

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

function allowance(origin: string, { AllowCorsFrom, CorsAllowCredentials }: Rules): Record<string, string> {
  return {
    'access-control-allow-origin': words(AllowCorsFrom).includes('*') ? '*' : origin,
    ...(CorsAllowCredentials ? { 'access-control-allow-credentials': 'true' } : {}),
  };
}

function preflight(request: Request, origin: string, wanted: string, rules: Rules): Response {
  const headers = new Headers({ vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers' });
  if (isListedOrigin(origin, rules.AllowCorsFrom) && METHODS.has(wanted)) {
    for (const [name, value] of Object.entries(allowance(origin, rules))) headers.set(name, value);
    headers.set('access-control-allow-methods', wanted);
    headers.set('access-control-max-age', String(MAX_AGE_SECONDS));
    const asked = request.headers.get('access-control-request-headers');
    if (asked) headers.set('access-control-allow-headers', asked);
  }
  return new Response(null, { status: 204, headers });
}

/** Undefined where no other site is let in. */
export function crossOrigin(request: Request, rules: Rules): Cors | undefined {
  if (rules.AllowCorsFrom.trim() === '') return undefined;
  const origin = request.headers.get('origin');
  const wanted = request.method === 'OPTIONS' ? request.headers.get('access-control-request-method') : null;
  if (origin && wanted) return { headers: {}, preflight: preflight(request, origin, wanted.toUpperCase(), rules) };
  if (!origin || !isListedOrigin(origin, rules.AllowCorsFrom)) return { headers: {}, preflight: undefined };
  const exposed = words(rules.CorsExposedHeaders).join(', ');
  return { headers: { ...allowance(origin, rules), ...(exposed ? { 'access-control-expose-headers': exposed } : {}) }, preflight: undefined };
}

/** The same answer; memories on the way must not give it to the pages of another site. */
export async function withCors(answer: Response | Promise<Response>, { headers }: Cors): Promise<Response> {
  const response = await withHeaders(answer, headers);
  response.headers.append('vary', 'Origin');
  return response;
}
