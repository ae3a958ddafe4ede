import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Settings } from '@foremast/kernel/config/settings';
import { allowedHosts, isPrivateAddress } from './private-address.ts';

/** Why a request to somewhere else was not made, or not finished. Nothing of it goes to a client. */
export class FetchRefused extends Error {
  constructor(
    readonly reason: 'address' | 'private' | 'unknown-host' | 'redirects' | 'size' | 'time',
    readonly url: string,
  ) {
    super(`${reason}: ${url}`);
    this.name = 'FetchRefused';
  }
}

export interface GuardedRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** For all of it, the body included. */
  readonly timeoutMs?: number;
  /** The body breaks off with `FetchRefused` once it is longer. */
  readonly maxBytes?: number;
  /** How many times the other side may send on; 0 hands out its answer as it is. */
  readonly maxRedirects?: number;
  /** The address was given by somebody who may look into the own network. */
  readonly mayBePrivate?: boolean;
  /** Looks a name up; the system's resolver unless a test has one. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 1024 * 1024;
const MAX_REDIRECTS = 10;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const AGENT = 'Foremast';
/** They speak of the place that the request was meant for, not of the one that it is sent on to. */
const PERSONAL = new Set(['authorization', 'cookie', 'proxy-authorization']);

const resolveName = async (host: string): Promise<readonly string[]> =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

function parse(url: string): URL {
  if (!URL.canParse(url)) throw new FetchRefused('address', url);
  const parsed = new URL(url);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') throw new FetchRefused('address', url);
  return parsed;
}

/** The address to connect to. It is connected to as it was checked, so that the name cannot mean something else a moment later. */
async function addressFor(url: URL, settings: Settings, { mayBePrivate, resolve = resolveName }: GuardedRequest): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const allowed = allowedHosts(settings.ServiceSettings.AllowedUntrustedInternalConnections);
  const addresses = isIP(host) ? [host] : await resolve(host).catch(() => []);
  if (addresses.length === 0) throw new FetchRefused('unknown-host', url.href);
  const open = mayBePrivate || allowed.allowsName(host) ? addresses : addresses.filter((a) => allowed.allowsAddress(a) || !isPrivateAddress(a));
  const [address] = open;
  if (address === undefined) throw new FetchRefused('private', url.href);
  return address;
}

/** The same body, that ends in an error once it is too long. */
function limited(response: Response, maxBytes: number, url: string): Response {
  if (!response.body) return response;
  let size = 0;
  const body = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.length;
        if (size > maxBytes) controller.error(new FetchRefused('size', url));
        else controller.enqueue(chunk);
      },
    }),
  );
  return new Response(body, response);
}

/**
 * The only way out to addresses that somebody has given: links in messages, webhooks, images. It resolves the name itself and
 * refuses private addresses that the settings do not allow, at each redirect again; it limits redirects, size and time.
 */
export async function guardedFetch(settings: Settings, address: string, request: GuardedRequest = {}): Promise<Response> {
  const { timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES, maxRedirects = MAX_REDIRECTS } = request;
  let { method = 'GET', body } = request;
  const signal = AbortSignal.timeout(timeoutMs);
  let url = parse(address);
  let headers: Record<string, string> = { 'user-agent': AGENT, ...request.headers };
  for (let hop = 0; ; hop++) {
    const target = new URL(url);
    const ip = await addressFor(url, settings, request);
    target.hostname = isIP(ip) === 6 ? `[${ip}]` : ip;
    target.username = target.password = '';
    const response = await fetch(target, {
      method,
      headers: { ...headers, host: url.host },
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
      keepalive: false,
      signal,
      tls: { serverName: url.hostname, rejectUnauthorized: !settings.ServiceSettings.EnableInsecureOutgoingConnections },
    } as RequestInit).catch((error) => {
      throw signal.aborted ? new FetchRefused('time', url.href) : error;
    });
    const location = response.headers.get('location');
    if (maxRedirects === 0 || !REDIRECTS.has(response.status) || location === null) return limited(response, maxBytes, url.href);
    await response.body?.cancel();
    if (hop >= maxRedirects) throw new FetchRefused('redirects', address);
    const next = URL.canParse(location, url) ? new URL(location, url) : parse(location);
    if (next.origin !== url.origin) headers = Object.fromEntries(Object.entries(headers).filter(([name]) => !PERSONAL.has(name.toLowerCase())));
    url = parse(next.href);
    // 307 and 308 repeat the request, the others ask for something else.
    if (method === 'POST' && response.status < 307) [method, body] = ['GET', undefined];
  }
}

/** The whole body, or `undefined` when it was refused or nobody answered. */
export async function fetchedText(settings: Settings, address: string, request: GuardedRequest = {}): Promise<string | undefined> {
  try {
    const response = await guardedFetch(settings, address, request);
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}
