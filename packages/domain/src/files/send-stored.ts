import type { Ctx } from '@foremast/kernel/context';
import type { StoredFile } from './file-port.ts';

const ACTIVE: ReadonlySet<string> = new Set([
  'application/ecmascript',
  'application/javascript',
  'application/x-javascript',
  'application/xhtml+xml',
  'application/xml',
  'text/ecmascript',
  'text/html',
  'text/javascript',
  'text/xml',
]);
const SHOWN = /^(image\/(?!svg)|video\/|audio\/)/;

/** Percent signs for everything that a path's segment may not hold. */
const inHeader = (name: string): string =>
  encodeURIComponent(name)
    .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%(24|26|2B|3D|3A|40)/g, (code) => decodeURIComponent(code));

export interface Sending {
  readonly name: string;
  readonly type: string;
  readonly download: boolean;
}

type Range = readonly [start: number, end: number];
const BAD_RANGE = 'invalid range\n';
const NO_OVERLAP = 'invalid range: failed to overlap\n';

/** Ranges with `end` exclusive; undefined: the header is none. Those beyond the end are left out. */
function rangesOf(header: string, size: number): readonly Range[] | undefined {
  if (!header.startsWith('bytes=')) return undefined;
  const ranges: Range[] = [];
  for (const text of header.slice('bytes='.length).split(',')) {
    const part = text.trim();
    if (part === '') continue;
    const [, from = '', to = ''] = /^(\d*)\s*-\s*(\d*)$/.exec(part) ?? [];
    if (from === '' && to === '') return undefined;
    if (from === '') {
      if (Number(to) > 0) ranges.push([Math.max(0, size - Number(to)), size]);
      continue;
    }
    if (to !== '' && Number(to) < Number(from)) return undefined;
    if (Number(from) < size) ranges.push([Number(from), to === '' ? size : Math.min(size, Number(to) + 1)]);
  }
  return ranges;
}

const seconds = (ms: number): number => Math.floor(ms / 1000) * 1000;

/** What the conditions of a request come to: 304, 412, or to go on. */
function conditions(headers: Headers, modified: number): 304 | 412 | undefined {
  const dateOf = (name: string): number | undefined => {
    const at = Date.parse(headers.get(name) ?? '');
    return Number.isNaN(at) ? undefined : at;
  };
  const match = headers.get('if-match');
  if (match !== null) {
    if (match.trim() !== '*') return 412;
  } else {
    const unmodified = dateOf('if-unmodified-since');
    if (unmodified !== undefined && modified > unmodified) return 412;
  }
  const none = headers.get('if-none-match');
  if (none !== null) return none.trim() === '*' ? 304 : undefined;
  const since = dateOf('if-modified-since');
  return since !== undefined && modified <= since ? 304 : undefined;
}

function severalParts(stored: StoredFile, ranges: readonly Range[], type: string, headers: Headers): Response {
  const boundary = crypto.randomUUID().replaceAll('-', '');
  const heads = ranges.map(
    ([start, end], i) =>
      `${i === 0 ? '' : '\r\n'}--${boundary}\r\nContent-Range: bytes ${start}-${end - 1}/${stored.size}\r\nContent-Type: ${type}\r\n\r\n`,
  );
  const tail = `\r\n--${boundary}--\r\n`;
  async function* parts(): AsyncGenerator<Uint8Array> {
    for (const [i, [start, end]] of ranges.entries()) {
      yield Buffer.from(heads[i] as string);
      const body = stored.body(start, end);
      for await (const chunk of (body instanceof Blob ? body.stream() : body) as unknown as AsyncIterable<Uint8Array>) yield chunk;
    }
    yield Buffer.from(tail);
  }
  headers.set('content-type', `multipart/byteranges; boundary=${boundary}`);
  return new Response(parts() as unknown as BodyInit, { status: 206, headers });
}

function refuseRange(size: number | undefined): Response {
  const text = size === undefined ? BAD_RANGE : NO_OVERLAP;
  return new Response(text, {
    status: 416,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      vary: 'Accept-Encoding',
      ...(size === undefined ? {} : { 'content-range': `bytes */${size}` }),
    },
  });
}

/** A file with its headers, whole or in parts, unless the client has it. Nothing that a browser would run is called by its own type. */
export async function sendStored(ctx: Ctx, stored: StoredFile, { name, type, download }: Sending): Promise<Response> {
  const request = ctx.request.headers;
  const bare = type.split(';')[0]?.trim() ?? '';
  const shown = ACTIVE.has(bare) ? 'text/plain' : type || 'application/octet-stream';
  const modified = seconds(stored.modifiedAt);
  const inline = !download && SHOWN.test(bare);
  const headers = new Headers({
    'content-type': shown,
    'content-disposition': `${inline ? 'inline' : 'attachment'};filename="${inHeader(name)}"; filename*=UTF-8''${inHeader(name)}`,
    'cache-control': 'private, max-age=86400',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'content-security-policy': "Frame-ancestors 'none'",
    'last-modified': new Date(modified).toUTCString(),
    'accept-ranges': 'bytes',
    vary: 'Accept-Encoding',
  });
  const outcome = conditions(request, modified);
  if (outcome !== undefined) {
    headers.delete('accept-ranges');
    if (outcome === 304) headers.delete('content-type');
    return new Response(null, { status: outcome, headers });
  }
  const asked = request.get('range');
  const ifRange = request.get('if-range');
  const stale = ifRange !== null && Date.parse(ifRange) !== modified;
  if (asked !== null && !stale) {
    const ranges = rangesOf(asked, stored.size);
    if (!ranges) return refuseRange(undefined);
    if (ranges.length === 0 && stored.size > 0) return refuseRange(stored.size);
    const asMuch = ranges.reduce((sum, [start, end]) => sum + end - start, 0) > stored.size;
    const [only] = ranges;
    if (ranges.length === 1 && only) {
      headers.set('content-range', `bytes ${only[0]}-${only[1] - 1}/${stored.size}`);
      return body(ctx, stored, only, 206, headers);
    }
    if (ranges.length > 1 && !asMuch) return severalParts(stored, ranges, shown, headers);
  }
  return body(ctx, stored, [0, stored.size], 200, headers);
}

/** A stream is sent without its length: what is small enough is read first. */
const READ_FIRST = 4 * 1024 * 1024;

async function body(ctx: Ctx, stored: StoredFile, [start, end]: Range, status: number, headers: Headers): Promise<Response> {
  headers.set('content-length', String(end - start));
  // A file's own length is told without its bytes being read.
  if (ctx.request.method === 'HEAD' && stored.local === undefined) return new Response(null, { status, headers });
  const data = stored.body(start, end) as BodyInit;
  return new Response(stored.local === undefined && end - start <= READ_FIRST ? await new Response(data).bytes() : data, { status, headers });
}
