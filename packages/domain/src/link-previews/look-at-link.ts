import type { Settings } from '@foremast/kernel/config/settings';
import { FetchRefused, guardedFetch } from '../net/guarded-fetch.ts';
import { openPicture } from '../pictures/open-picture.ts';
import { inTurn } from '../pictures/turns.ts';
import { type OpenGraph, openGraphOf } from './open-graph.ts';
import { pageText } from './page-text.ts';
import { inPlace } from './places.ts';

/** Of a picture; `frame_count` is 0 unless it is a GIF. */
export interface PostImage {
  readonly width: number;
  readonly height: number;
  readonly format: string;
  readonly frame_count: number;
}

/** What is behind an address. */
export type LinkFind =
  | { readonly type: 'image'; readonly data: PostImage }
  | { readonly type: 'opengraph'; readonly data: OpenGraph }
  | { readonly type: 'none'; readonly data: null };

const NONE: LinkFind = { type: 'none', data: null };
const PAGE_BYTES = 1024 * 1024;
/** Enough of any picture for its size; of a long moving one the frames are counted up to here. */
const PICTURE_BYTES = 8 * 1024 * 1024;
const MOST_REDIRECTS = 5;
const LONGEST = 2048;
/** Where a page has said all that it says of itself. */
const END_OF_HEAD = /<\/head|<body/i;
const END_OVERLAP = 8;

/** As much of an answer as is looked at: the beginning, up to `enough` or `most` bytes. The rest is not fetched. */
async function beginningOf(response: Response, most: number, enough?: RegExp): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let end = '';
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    const chunk = next.value as Uint8Array;
    chunks.push(chunk.subarray(0, most - size));
    size += chunk.length;
    const text = enough ? end + Buffer.from(chunk).toString('latin1') : '';
    if (size >= most || enough?.test(text)) {
      await reader?.cancel();
      break;
    }
    end = text.slice(-END_OVERLAP);
  }
  return Buffer.concat(chunks);
}

async function picture(settings: Settings, response: Response, type: string): Promise<LinkFind> {
  if (type.startsWith('image/svg')) {
    await response.body?.cancel();
    return { type: 'image', data: { width: 0, height: 0, format: 'svg', frame_count: 0 } };
  }
  const bytes = await beginningOf(response, PICTURE_BYTES);
  const found = await inTurn(settings.FileSettings.MaxImageDecoderConcurrency, () => openPicture(bytes));
  if (!found || (found.kind === 'gif' && found.frames === 0)) return NONE;
  const { kind, width, height, frames } = found;
  if (kind === 'tiff') return { type: 'image', data: { width: 0, height: 0, format: kind, frame_count: 0 } };
  return { type: 'image', data: { width, height, format: kind, frame_count: kind === 'gif' ? frames : 0 } };
}

async function page(response: Response, contentType: string, url: string): Promise<LinkFind> {
  const bytes = await beginningOf(response, PAGE_BYTES, contentType.includes('utf-16') ? undefined : END_OF_HEAD);
  const data = await openGraphOf(pageText(bytes, contentType), url);
  return data ? { type: 'opengraph', data } : NONE;
}

async function look(settings: Settings, url: string, timeoutMs: number): Promise<LinkFind> {
  const response = await guardedFetch(settings, url, {
    headers: { accept: 'image/*, text/html;q=0.8', 'accept-language': settings.LocalizationSettings.DefaultServerLocale },
    timeoutMs,
    maxRedirects: MOST_REDIRECTS,
    maxBytes: PICTURE_BYTES * 2,
  });
  const contentType = response.headers.get('content-type')?.toLowerCase() ?? '';
  if (response.ok && contentType.startsWith('image/')) return picture(settings, response, contentType);
  if (response.ok && /^(text\/html|application\/xhtml\+xml)/.test(contentType)) return page(response, contentType, url);
  await response.body?.cancel();
  return NONE;
}

/** Looks what is behind an address that a stranger has given. Undefined: not found out in time; whatever else goes wrong, there is nothing. */
export async function lookAtLink(settings: Settings, url: string, timeoutMs: number): Promise<LinkFind | undefined> {
  if (url.length > LONGEST) return NONE;
  const late = new Promise<undefined>((done) => setTimeout(done, timeoutMs, undefined).unref());
  const found = inPlace(() => look(settings, url, timeoutMs)).catch((error) => (timedOut(error) ? undefined : NONE));
  return Promise.race([found, late]);
}

const timedOut = (error: unknown): boolean =>
  (error instanceof FetchRefused && error.reason === 'time') ||
  (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError'));
