import type { Server } from 'bun';
import { isAllowedOrigin, type OriginRules } from './origin.ts';
import type { Failure } from './reply.ts';
import type { SocketData, WsSession } from './session.ts';

type Answer = Response | undefined;

export interface UpgradeDeps {
  readonly authenticate: (token: string) => Promise<WsSession | undefined>;
  /** The token of a request: cookie, then header, then query. */
  readonly credentialsOf: (
    headers: Headers,
    query: URLSearchParams,
  ) => { readonly token: string; readonly from: 'cookie' | 'header' | 'query' } | undefined;
  readonly origins: () => OriginRules;
  /** The API's own form of an error. */
  readonly refuse: (request: Request, why: Failure) => Response;
}

export const isSocketPath = (pathname: string): boolean => pathname === '/api/v4/websocket' || pathname === '/api/v4/websocket/';

const NOT_FOUND: Failure = { id: 'api.context.404.app_error', status: 404, params: {} };
const TOKEN_PROVIDED: Failure = { id: 'api.context.token_provided.app_error', status: 401, params: {} };
const upgradeFailed = (status: number): Failure => ({ id: 'api.web_socket.connect.upgrade.app_error', status, params: {} });

const lists = (value: string | null, token: string): boolean =>
  value
    ?.toLowerCase()
    .split(',')
    .some((part) => part.trim() === token) ?? false;

/** The status that a handshake is refused with; 0: it is in order. */
function faultOf({ headers }: Request, rules: OriginRules): number {
  if (!lists(headers.get('connection'), 'upgrade') || !lists(headers.get('upgrade'), 'websocket')) return 400;
  if (headers.get('sec-websocket-version')?.trim() !== '13') return 400;
  if (!isAllowedOrigin(headers.get('origin'), headers.get('host') ?? '', rules)) return 403;
  return /^[A-Za-z0-9+/]{22}==$/.test(headers.get('sec-websocket-key')?.trim() ?? '') ? 0 : 400;
}

/**
 * The request that opens a socket; called for the paths of `isSocketPath`, with any method. Undefined: the socket is open.
 * A request without a session is let through: the client may sign in by a message.
 */
export async function handleUpgrade(request: Request, server: Server<SocketData>, deps: UpgradeDeps): Promise<Answer> {
  if (request.method !== 'GET') return deps.refuse(request, NOT_FOUND);
  const query = new URL(request.url).searchParams;
  const credentials = deps.credentialsOf(request.headers, query);
  const session = credentials && (await deps.authenticate(credentials.token));
  if (session && credentials.from === 'query' && !session.is_oauth) return deps.refuse(request, TOKEN_PROVIDED);

  const refused = (status: number): Response => {
    const response = deps.refuse(request, upgradeFailed(status));
    response.headers.set('Sec-WebSocket-Version', '13');
    return response;
  };
  const fault = faultOf(request, deps.origins());
  if (fault) return refused(fault);

  // No sub-protocol is ever agreed on; Bun would take the first that is offered.
  request.headers.delete('sec-websocket-protocol');
  const data: SocketData = {
    opening: {
      session,
      connectionId: query.get('connection_id') ?? '',
      sequence: query.get('sequence_number') ?? '',
      postedAck: query.get('posted_ack') === 'true',
    },
    connection: undefined,
  };
  return server.upgrade(request, { data }) ? undefined : refused(400);
}
