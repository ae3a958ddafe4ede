import type { App } from './app.ts';
import { Ctx, NotModified, type RequestInfo, type Session } from './context.ts';
import { decodeBody, decodeQuery, parseFirstJson, storable, WrongShape } from './decode.ts';
import { AppError, badRequest, forbidden, invalidBody, invalidUrl, noPermission, noSession } from './error.ts';
import { isId, newId } from './id.ts';
import { type AnyOperation, Raw } from './operation.ts';
import { readText } from './read-text.ts';
import { type Credentials, credentialsOf, noteActivity, sessionOf } from './session.ts';
import { wordsFor } from './words.ts';

/** What of a request goes into the log. */
export interface RequestIds {
  readonly request_id: string;
  readonly operation: string;
  readonly user_id: string;
}

/** What the process adds to every request: logging, the version in headers, the client's address. */
export interface Edge {
  readonly app: App;
  /** `X-Version-Id`. */
  versionId(): string;
  addressOf(request: Request): string;
  /** Called for what is thrown and is no `AppError`: a bug. */
  report(error: unknown, where: RequestIds): void;
  /** Does the person of this session still have to set up the second factor? */
  mfaMissing(session: Session): boolean | Promise<boolean>;
  busy(): boolean;
  /** Told of every request that an operation answered, with how long it took. */
  observe?(operation: AnyOperation, status: number, ms: number): void;
  /** Runs a request inside a span, where traces are collected. */
  traced?<T>(operation: AnyOperation, requestId: string, work: () => Promise<T>): Promise<T>;
  /** Tests check every answer against its schema. */
  checkAnswer?(operation: AnyOperation, answer: unknown): void;
}

const JSON_TYPE = 'application/json';
const BODY_SLACK = 512;
const GZIP_FROM = 1024;

/** Headers of every answer. */
export function standardHeaders(edge: Edge, requestId: string): Record<string, string> {
  const { TLSStrictTransport, TLSStrictTransportMaxAge } = edge.app.config.current.ServiceSettings;
  return {
    ...(TLSStrictTransport ? { 'strict-transport-security': `max-age=${TLSStrictTransportMaxAge}` } : {}),
    'x-request-id': requestId,
    'x-version-id': edge.versionId(),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': '',
  };
}

function send(edge: Edge, text: string, status: number, headers: Record<string, string>, request: Request, cookies: readonly string[]): Response {
  headers['content-type'] ??= JSON_TYPE;
  headers.vary = 'Accept-Encoding';
  let body: string | Uint8Array<ArrayBuffer> = text;
  if (
    text.length > GZIP_FROM &&
    edge.app.config.current.ServiceSettings.WebserverMode === 'gzip' &&
    /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
  ) {
    body = Bun.gzipSync(text, { level: 1, library: 'libdeflate' } as never) as Uint8Array<ArrayBuffer>;
    headers['content-encoding'] = 'gzip';
  }
  const response = new Response(body, { status, headers });
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

/** A place that no route leads to, such as a name with signs that no name has: told without a request id. */
const NO_ROUTE = 'api.context.404.app_error';

/** An error in the API's shape. */
export function errorResponse(
  edge: Edge,
  error: AppError,
  requestId: string,
  request: Request,
  headers = standardHeaders(edge, requestId),
  cookies: readonly string[] = [],
): Response {
  const { id, status } = error;
  const developer = edge.app.config.current.ServiceSettings.EnableDeveloper;
  const detail = developer && typeof error.params.detail === 'string' ? error.params.detail : '';
  const body =
    id === NO_ROUTE
      ? {
          id,
          message: wordsFor(error),
          detailed_error: `No operation answers ${request.method} ${new URL(request.url).pathname}.`,
          status_code: status,
        }
      : { id, message: wordsFor(error), detailed_error: detail, request_id: requestId, status_code: status };
  return send(edge, JSON.stringify(body), status, headers, request, cookies);
}

/** Clears the session cookie of a browser whose session is gone. */
const CLEAR_TOKEN = 'MMAUTHTOKEN=; Path=/; Max-Age=0; HttpOnly';

async function readBody(op: AnyOperation, ctx: Ctx, request: Request): Promise<unknown> {
  if (!op.body || op.rawBody) return undefined;
  const text = await readText(request, ctx.config.ServiceSettings.MaximumPayloadSizeBytes + BODY_SLACK);
  try {
    return decodeBody(op.body, text === '' && op.lenientBody ? undefined : storable(text, parseFirstJson(text)));
  } catch (error) {
    if (!(error instanceof WrongShape)) throw error;
    if (op.lenientBody) return decodeBody(op.body, undefined);
    throw op.bodyError ? badRequest(op.bodyError) : invalidBody(op.bodyName ?? '');
  }
}

function checkParams(op: AnyOperation, params: Record<string, string>, session: Session | undefined): void {
  for (const name in params) {
    const value = params[name] as string;
    if (value.includes('\0')) throw invalidUrl(name);
    if (!name.endsWith('_id')) continue;
    if (name === 'user_id' && value === 'me' && session) params[name] = session.user_id;
    else if (!isId(value) && !op.uncheckedParams?.includes(name as never)) throw invalidUrl(name);
  }
}

function csrfHolds(ctx: Ctx, request: Request): boolean {
  if (request.method === 'GET' || !ctx.request.byCookie) return true;
  const { headers } = request;
  if (headers.get('x-csrf-token') === ctx.session.props.csrf && ctx.session.props.csrf) return true;
  return headers.get('x-requested-with') === 'XMLHttpRequest' && !ctx.config.ServiceSettings.ExperimentalStrictCSRFEnforcement;
}

async function admit(edge: Edge, op: AnyOperation, ctx: Ctx, credentials: Credentials | undefined, request: Request): Promise<void> {
  const session = ctx.maybeSession;
  if (op.permission !== 'public') {
    if (!session) throw noSession();
    if (credentials?.from === 'query' && !session.is_oauth) throw new AppError('api.context.token_provided.app_error', 401);
    if (!op.beforeMfa && (await edge.mfaMissing(session))) throw forbidden('api.context.mfa_required.app_error');
  }
  if (session && !op.noCsrf && !csrfHolds(ctx, request)) throw noSession();
  if (op.notWhenBusy && edge.busy()) throw new AppError('api.context.server_busy.app_error', 503);
}

async function answer(op: AnyOperation, ctx: Ctx, params: Record<string, string>, request: Request): Promise<unknown> {
  checkParams(op, params, ctx.maybeSession);
  for (const [name, value] of ctx.request.query) if (value.includes('\0')) throw invalidUrl(name);
  const query = op.query ? decodeQuery(op.query, ctx.request.query) : {};
  const body = await readBody(op, ctx, request);
  const input = { params, query, body };
  if (typeof op.permission === 'function') {
    for (const requirement of await op.permission(input, ctx)) if (!(await requirement.holds(ctx))) throw noPermission();
  }
  return op.handle(input, ctx);
}

const EMPTY_QUERY = new URLSearchParams();

function querySplit(url: string): { path: string; query: URLSearchParams } {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  const mark = url.indexOf('?', start);
  return mark < 0
    ? { path: url.slice(start), query: EMPTY_QUERY }
    : { path: url.slice(start, mark), query: new URLSearchParams(url.slice(mark + 1)) };
}

/** One request, from the route to the answer. It never throws. */
export async function dispatch(edge: Edge, op: AnyOperation, request: Request, params: Record<string, string>): Promise<Response> {
  const requestId = newId();
  if (!edge.observe && !edge.traced) return respond(edge, op, request, params, requestId);
  const began = performance.now();
  const work = () => respond(edge, op, request, params, requestId);
  const response = await (edge.traced ? edge.traced(op, requestId, work) : work());
  edge.observe?.(op, response.status, performance.now() - began);
  return response;
}

async function respond(edge: Edge, op: AnyOperation, request: Request, params: Record<string, string>, requestId: string): Promise<Response> {
  const headers = standardHeaders(edge, requestId);
  if (request.method === 'GET') headers.expires = '0';
  const { app } = edge;
  const { path, query } = querySplit(request.url);
  let ctx: Ctx | undefined;
  try {
    if (path.length > app.config.current.ServiceSettings.MaximumURLLength) throw new AppError('basic_security_check.url.too_long_error', 414);
    const credentials = credentialsOf(request.headers, query);
    const session = credentials ? await sessionOf(app, credentials.token) : undefined;
    if (session)
      noteActivity(app, session, (error) => edge.report(error, { request_id: requestId, operation: 'session activity', user_id: session.user_id }));
    const info: RequestInfo = {
      id: requestId,
      method: request.method,
      path,
      query,
      headers: request.headers,
      get address() {
        return edge.addressOf(request);
      },
      get secure() {
        return request.url.startsWith('https:') || request.headers.get('x-forwarded-proto') === 'https';
      },
      byCookie: credentials?.from === 'cookie',
      raw: request,
    };
    ctx = new Ctx(app, session, info);
    await admit(edge, op, ctx, credentials, request);
    const value = await answer(op, ctx, params, request);
    Object.assign(headers, ctx.reply.headers);
    if (op.response === Raw) return finishRaw(value as Response, headers, ctx.reply.cookies);
    edge.checkAnswer?.(op, value);
    return send(edge, JSON.stringify(value), ctx.reply.status ?? op.status ?? 200, headers, request, ctx.reply.cookies);
  } catch (error) {
    return failure(edge, op, error, { request, requestId, userId: ctx?.maybeSession?.user_id ?? '', headers, cookies: ctx?.reply.cookies ?? [] });
  }
}

interface Failed {
  readonly request: Request;
  readonly requestId: string;
  readonly userId: string;
  readonly headers: Record<string, string>;
  readonly cookies: readonly string[];
}

function failure(edge: Edge, op: AnyOperation, error: unknown, { request, requestId, userId, headers, cookies }: Failed): Response {
  if (error instanceof NotModified) return new Response(null, { status: 304, headers: { ...headers, etag: error.etag } });
  const ids = { request_id: requestId, operation: op.id, user_id: userId };
  if (error instanceof AppError) {
    edge.app.log.write('debug', 'refused', { ...ids, status: error.status, error_id: error.id });
    if (typeof error.params.RetryAfter === 'number') headers['retry-after'] = String(error.params.RetryAfter);
    const expired =
      error.status === 401 && error.id === 'api.context.session_expired.app_error' && request.headers.get('cookie')?.includes('MMAUTHTOKEN=');
    return errorResponse(edge, error, requestId, request, headers, expired ? [...cookies, CLEAR_TOKEN] : cookies);
  }
  edge.report(error, ids);
  return errorResponse(edge, new AppError('app.server.internal.app_error', 500), requestId, request, headers, cookies);
}

function finishRaw(response: Response, headers: Record<string, string>, cookies: readonly string[]): Response {
  for (const [name, value] of Object.entries(headers)) if (!response.headers.has(name)) response.headers.set(name, value);
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}
