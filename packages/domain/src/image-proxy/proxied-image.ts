import { createHmac } from 'node:crypto';
import type { Ctx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { FetchRefused, guardedFetch } from '../net/guarded-fetch.ts';
import { redirect } from '../system/browser-page.ts';
import { siteUrl } from '../system/site-url.ts';
import { pictureType } from './picture-type.ts';

const MOST_BYTES = 50 * 1024 * 1024;
const TIMEOUT_MS = 10_000;
/** What the other server says of how long its picture may be kept is told to the client. */
const HANDED_ON = ['cache-control', 'last-modified', 'expires', 'etag', 'link', 'content-length'];

const unknown = () => badRequest('api.image.get.app_error');
const refused = (status: 400 | 403 | 504, why: string): Response =>
  new Response(`${why}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });

/** The address at a signing proxy of the camo kind. */
function camoAddress(proxy: string, key: string, url: string): string {
  const digest = createHmac('sha1', key).update(url).digest('hex');
  return `${proxy.replace(/\/+$/, '')}/${digest}/${Buffer.from(url).toString('hex')}`;
}

/** The address is this server's, told by its path or in full. */
function ownAddress(url: string, site: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return url === '' ? site : new URL(url, `${site}/`).href;
  const { host } = new URL(url, site);
  return host !== '' && host === new URL(site).host ? url : undefined;
}

/** The client has this version of the picture already. */
function isCurrent(asked: Headers, answered: Headers): boolean {
  const [tag, since, changed] = [answered.get('etag'), asked.get('if-modified-since'), answered.get('last-modified')];
  if (tag && asked.get('if-none-match') === tag) return true;
  return since !== null && changed !== null && Date.parse(since) >= Date.parse(changed);
}

async function fetched(ctx: Ctx, url: string): Promise<Response> {
  const accept = { accept: 'image/png, image/jpeg, image/gif, image/webp, image/*;q=0.8' };
  const response = await guardedFetch(ctx.config, url, { headers: accept, maxBytes: MOST_BYTES, timeoutMs: TIMEOUT_MS }).catch((error) => error);
  if (!(response instanceof Response)) {
    const late = response instanceof FetchRefused && response.reason === 'time';
    return late ? refused(504, 'The other server took too long.') : refused(403, 'There is no image at this address.');
  }
  const { type, body } = await pictureType(response);
  if (type === undefined) {
    await body?.cancel();
    return refused(403, 'There is no image at this address.');
  }
  // A packed body has been unpacked: its length is another.
  const handedOn = HANDED_ON.filter((name) => name !== 'content-length' || !response.headers.has('content-encoding'));
  const told = Object.fromEntries(handedOn.flatMap((name) => (response.headers.has(name) ? [[name, response.headers.get(name) ?? '']] : [])));
  const safe = {
    'content-type': type,
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    vary: 'Accept-Encoding',
  };
  if (isCurrent(ctx.request.headers, response.headers)) {
    await body?.cancel();
    const { 'content-length': _, ...rest } = told;
    return new Response(null, { status: 304, headers: { ...rest, ...safe } });
  }
  return new Response(body, { status: response.status, headers: { ...told, ...safe } });
}

/** An image from elsewhere, so that its server does not learn who looks at it. Throws 400 while the proxy is off, and for what is no address. */
export async function proxiedImage(ctx: Ctx, given: string): Promise<Response> {
  const { Enable, ImageProxyType, RemoteImageProxyURL, RemoteImageProxyOptions } = ctx.config.ImageProxySettings;
  const site = siteUrl(ctx);
  if (!Enable || !URL.canParse(given, site)) throw unknown();
  const own = ownAddress(given, site);
  if (own !== undefined) return redirect(own);
  const { protocol, host, href } = new URL(given, site);
  if (host === '') throw unknown();
  if (protocol !== 'http:' && protocol !== 'https:') return refused(400, 'Only images of web servers are fetched.');
  return ImageProxyType === 'local' ? fetched(ctx, href) : redirect(camoAddress(RemoteImageProxyURL, RemoteImageProxyOptions, href));
}
