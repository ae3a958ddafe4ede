import { createHmac } from 'node:crypto';
import type { Ctx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { guardedFetch } from '../net/guarded-fetch.ts';
import { siteUrl } from '../system/site-url.ts';

const MOST_BYTES = 50 * 1024 * 1024;
const IMAGE = /^image\/[\w.+-]+$/;

const unknown = () => badRequest('api.image.get.app_error');
const sentOn = (location: string): Response => new Response(null, { status: 302, headers: { location, 'content-type': 'application/json' } });
const refused = (status: 400 | 403, why: string): Response =>
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

async function fetched(ctx: Ctx, url: string): Promise<Response> {
  const response = await guardedFetch(ctx.config, url, { headers: { accept: 'image/*' }, maxBytes: MOST_BYTES }).catch(() => undefined);
  const type = response?.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!response?.ok || !IMAGE.test(type)) {
    await response?.body?.cancel();
    return refused(403, 'There is no image at this address.');
  }
  return new Response(response.body, {
    headers: {
      'content-type': type,
      'x-frame-options': 'DENY',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      vary: 'Accept-Encoding',
    },
  });
}

/** An image from elsewhere, so that its server does not learn who looks at it. Throws 400 while the proxy is off, and for what is no address. */
export async function proxiedImage(ctx: Ctx, given: string): Promise<Response> {
  const { Enable, ImageProxyType, RemoteImageProxyURL, RemoteImageProxyOptions } = ctx.config.ImageProxySettings;
  const site = siteUrl(ctx);
  if (!Enable || !URL.canParse(given, site)) throw unknown();
  const own = ownAddress(given, site);
  if (own !== undefined) return sentOn(own);
  const { protocol, host, href } = new URL(given, site);
  if (host === '') throw unknown();
  if (protocol !== 'http:' && protocol !== 'https:') return refused(400, 'Only images of web servers are fetched.');
  return ImageProxyType === 'local' ? fetched(ctx, href) : sentOn(camoAddress(RemoteImageProxyURL, RemoteImageProxyOptions, href));
}
