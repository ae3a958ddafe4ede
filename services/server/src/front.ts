import type { Edge } from '@foremast/kernel/dispatch';
import { nothingHere } from './nothing-here.ts';
import { indexPage } from './pages.ts';

/** The path of an address, without parsing all of it: this runs for every request. */
export function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  const end = url.indexOf('?', start);
  return end < 0 ? url.slice(start) : url.slice(start, end);
}

const MISSING_FILE = '404 page not found\n';

function missingFile(headers: Record<string, string>): Response {
  return new Response(MISSING_FILE, {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff', ...headers },
  });
}

/** Files are asked for their size and age before they are taken; what is told of them is not. */
const FILE = /^\/(api\/v4\/)?files\/[^/]+(\/(thumbnail|preview|public))?$/;

/**
 * What is decided before any route is looked up. Under `/api/` there is no HEAD (but for files) and no OPTIONS without CORS; an
 * address with a double slash is sent on to the one without. Undefined: go on.
 */
export function beforeRouting(edge: Edge, request: Request, path: string): Response | undefined {
  if (path.includes('//')) {
    const { search } = new URL(request.url);
    return new Response(null, { status: 301, headers: { location: path.replace(/\/{2,}/g, '/') + search } });
  }
  const { method } = request;
  if (method !== 'HEAD' && method !== 'OPTIONS') return undefined;
  if (FILE.test(path)) return undefined;
  if (path.startsWith('/api/')) return nothingHere(edge, request);
  return method === 'HEAD' ? outsideOfApi(edge, request, path) : missingFile({});
}

/** Addresses that no operation has: the API says so in JSON, files are missing, everything else is a page of the web client. */
export function outsideOfApi(edge: Edge, request: Request, path: string): Response {
  if (path.startsWith('/api/')) return nothingHere(edge, request);
  if (path === '/robots.txt') return new Response('User-agent: *\nDisallow: /\n', { headers: { 'content-type': 'text/plain; charset=utf-8' } });
  if (path.startsWith('/static/'))
    return missingFile({ 'cache-control': 'no-cache, public', 'referrer-policy': 'no-referrer', 'permissions-policy': '', vary: 'Accept-Encoding' });
  if (path.startsWith('/plugins/')) return missingFile({});
  return request.method === 'GET' || request.method === 'HEAD' ? indexPage(request) : missingFile({});
}
