/** How an object came. */
export interface Arrival {
  /** null: none was named. */
  readonly storageClass: string | null;
  /** The bytes of each part, in order; one, when it came whole. */
  readonly parts: readonly number[];
}

/** A bucket of the S3 protocol in memory, as far as the server speaks it. */
export interface FakeBucket {
  readonly endpoint: string;
  readonly objects: ReadonlyMap<string, Uint8Array>;
  readonly arrivals: ReadonlyMap<string, Arrival>;
  stop(): void;
}

interface Parts {
  readonly key: string;
  readonly storageClass: string | null;
  readonly parts: Map<number, Uint8Array>;
}

const classOf = (request: Request): string | null => request.headers.get('x-amz-storage-class');

const xml = (body: string, status = 200): Response =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?>${body}`, { status, headers: { 'content-type': 'application/xml' } });
const missing = (): Response => xml('<Error><Code>NoSuchKey</Code><Message>none of this name</Message></Error>', 404);

export function fakeBucket(bucket: string): FakeBucket {
  const objects = new Map<string, Uint8Array>();
  const arrivals = new Map<string, Arrival>();
  const uploads = new Map<string, Parts>();

  function list(query: URLSearchParams): Response {
    const prefix = query.get('prefix') ?? '';
    const after = query.get('start-after') ?? query.get('continuation-token') ?? '';
    const most = Number(query.get('max-keys') ?? 1000);
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    const shown = keys
      .slice(0, most)
      .map(
        (key) =>
          `<Contents><Key>${key}</Key><Size>${objects.get(key)?.length}</Size><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>`,
      );
    return xml(
      `<ListBucketResult><Name>${bucket}</Name><Prefix>${prefix}</Prefix><KeyCount>${shown.length}</KeyCount><MaxKeys>${most}</MaxKeys><IsTruncated>${keys.length > most}</IsTruncated>${shown.join('')}</ListBucketResult>`,
    );
  }

  function read(key: string, request: Request): Response {
    const data = objects.get(key);
    if (!data) return request.method === 'HEAD' ? new Response(null, { status: 404 }) : missing();
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? [];
    const part = from === undefined ? data : data.slice(Number(from), to ? Number(to) + 1 : undefined);
    const headers = { 'content-length': String(part.length), 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT', etag: '"e"' };
    return new Response(request.method === 'HEAD' ? null : (part as Uint8Array<ArrayBuffer>), { status: from === undefined ? 200 : 206, headers });
  }

  function keep(key: string, storageClass: string | null, parts: readonly Uint8Array[]): void {
    objects.set(key, new Uint8Array(Buffer.concat(parts)));
    arrivals.set(key, { storageClass, parts: parts.map((part) => part.length) });
  }

  function finish({ key, storageClass, parts }: Parts): Response {
    const order = [...parts.keys()].sort((a, b) => a - b);
    keep(
      key,
      storageClass,
      order.map((n) => parts.get(n) as Uint8Array),
    );
    return xml(`<CompleteMultipartUploadResult><Key>${key}</Key><ETag>"e"</ETag></CompleteMultipartUploadResult>`);
  }

  async function answer(request: Request): Promise<Response> {
    const { pathname, searchParams: query } = new URL(request.url);
    const key = decodeURIComponent(pathname).slice(bucket.length + 2);
    const upload = uploads.get(query.get('uploadId') ?? '');
    if (key === '') return list(query);
    if (request.method === 'GET' || request.method === 'HEAD') return read(key, request);
    if (request.method === 'DELETE') {
      objects.delete(key);
      return new Response(null, { status: 204 });
    }
    if (request.method === 'POST' && query.has('uploads')) {
      const id = crypto.randomUUID();
      uploads.set(id, { key, storageClass: classOf(request), parts: new Map() });
      return xml(`<InitiateMultipartUploadResult><Key>${key}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
    }
    if (request.method === 'POST' && upload) return finish(upload);
    const data = await request.bytes();
    if (upload) upload.parts.set(Number(query.get('partNumber')), data);
    else keep(key, classOf(request), [data]);
    return new Response(null, { headers: { etag: '"e"' } });
  }

  const server = Bun.serve({ hostname: '127.0.0.1', port: 0, maxRequestBodySize: 256 * 1024 * 1024, fetch: answer });
  return { endpoint: `127.0.0.1:${server.port}`, objects, arrivals, stop: () => void server.stop(true) };
}
