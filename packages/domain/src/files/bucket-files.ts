import type { Settings } from '@foremast/kernel/config/settings';
import { S3Client } from 'bun';
import { cleanPath, type FileData, type FileStore } from './file-port.ts';

type FileSettings = Settings['FileSettings'];

const AT_ONCE = 1000;

const AMAZON = 's3.amazonaws.com';
/** What the protocol takes as a part; the last may be smaller. */
const SMALLEST_PART = 5 * 1024 * 1024;
const LARGEST_PART = 5 * 1024 ** 3;

/** Amazon answers for a bucket where it lies, and nowhere else. */
function hostOf(endpoint: string, region: string): string {
  if (endpoint !== '' && endpoint !== AMAZON) return endpoint;
  if (region === '') return AMAZON;
  return `s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}

/** What a bucket's client needs to know, from the settings. */
export function bucketClient(settings: FileSettings): S3Client {
  const { AmazonS3Bucket, AmazonS3Region, AmazonS3Endpoint, AmazonS3SSL, AmazonS3AccessKeyId, AmazonS3SecretAccessKey, AmazonS3StorageClass } =
    settings;
  return new S3Client({
    bucket: AmazonS3Bucket,
    region: AmazonS3Region || 'us-east-1',
    endpoint: `${AmazonS3SSL ? 'https' : 'http'}://${hostOf(AmazonS3Endpoint, AmazonS3Region)}`,
    partSize: Math.min(LARGEST_PART, Math.max(SMALLEST_PART, settings.AmazonS3UploadPartSizeBytes)),
    ...(AmazonS3StorageClass ? { storageClass: AmazonS3StorageClass as 'STANDARD' } : {}),
    ...(AmazonS3AccessKeyId ? { accessKeyId: AmazonS3AccessKeyId, secretAccessKey: AmazonS3SecretAccessKey } : {}),
  });
}

const isMissing = (error: unknown): boolean => ['NoSuchKey', 'NotFound', 'ENOENT'].includes((error as { code?: string }).code ?? '');

/** `undefined` for what is not there; any other failure is a failure. */
async function ifThere<T>(work: Promise<T>): Promise<T | undefined> {
  return work.catch((error) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
}

/** Fails with what a bucket does not answer in time; the client itself would wait for ever. */
export async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`the bucket did not answer within ${ms} ms`)), ms);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}

/**
 * What may be otherwise a moment later: the store is busy or failed, or the connection did. Of an error that is no XML, and of any to
 * a HEAD, Bun knows no more than that it is one (`UnknownError`).
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
const TRANSIENT = new Set([
  'ConnectionClosed',
  'ConnectionRefused',
  'ECONNRESET',
  'InternalError',
  'RequestTimeout',
  'ServiceUnavailable',
  'SlowDown',
  'UnknownError',
]);
const PAUSES_MS = [100, 400];

/** A store of objects fails now and then as a matter of course: it is asked three times, unless it says that it will not. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await ask();
    } catch (error) {
      if (!TRANSIENT.has((error as { code?: string }).code ?? '')) throw error;
      await Bun.sleep(pause * (0.5 + Math.random()));
    }
  }
  return ask();
}

async function upload(client: S3Client, key: string, data: FileData): Promise<void> {
  if (data instanceof Uint8Array || data instanceof Blob) {
    await patiently(() => client.write(key, data as Blob));
    return;
  }
  const sink = client.file(key).writer({ queueSize: 2, retry: 3 });
  try {
    for await (const chunk of data) {
      sink.write(chunk);
      await sink.flush();
    }
    await sink.end();
  } catch (error) {
    await Promise.resolve(sink.end(error as Error)).catch(() => undefined);
    throw error;
  }
}

const clients = new WeakMap<FileSettings, FileStore>();

/** Keeps files in an S3 bucket. The client is made once for each version of the settings. */
export function bucketFiles(settings: FileSettings): FileStore {
  const known = clients.get(settings);
  if (known) return known;
  const made = open(bucketClient(settings), settings);
  clients.set(settings, made);
  return made;
}

function open(client: S3Client, settings: FileSettings): FileStore {
  const folder = settings.AmazonS3PathPrefix;
  const prefix = folder === '' ? '' : `${folder.replace(/\/+$/, '')}/`;
  const answered = <T>(ask: () => Promise<T>): Promise<T> => patiently(() => inTime(ask(), settings.AmazonS3RequestTimeoutMilliseconds));
  const key = (path: string): string => prefix + cleanPath(path);
  async function statOf(path: string): Promise<{ size: number; modifiedAt: number } | undefined> {
    const found = await ifThere(answered(() => client.stat(key(path))));
    return found && { size: found.size, modifiedAt: new Date(found.lastModified).getTime() };
  }
  return {
    put: (path, data) => upload(client, key(path), data),
    async adopt(path, local) {
      const file = Bun.file(local);
      await upload(client, key(path), file.stream() as unknown as AsyncIterable<Uint8Array>);
      await file.delete();
    },
    async get(path, start, end) {
      const file = client.file(key(path));
      const bytes = await ifThere(answered(() => (start === undefined && end === undefined ? file : file.slice(start ?? 0, end)).arrayBuffer()));
      return bytes && new Blob([bytes]);
    },
    async open(path) {
      const found = await statOf(path);
      return found && { ...found, body: (start = 0, end = found.size) => client.file(key(path)).slice(start, end).stream() };
    },
    stat: statOf,
    async move(from, to) {
      await upload(client, key(to), client.file(key(from)).stream() as unknown as AsyncIterable<Uint8Array>);
      await answered(() => client.delete(key(from)));
    },
    async delete(path) {
      await ifThere(answered(() => client.delete(key(path))));
    },
    link: (path, seconds) => client.presign(key(path), { expiresIn: seconds, method: 'GET' }),
    async *list(below) {
      const within = `${key(below).replace(/\/+$/, '')}/`;
      for (let after: string | undefined; ; ) {
        const page = await answered(() => client.list({ prefix: within, maxKeys: AT_ONCE, ...(after ? { startAfter: after } : {}) }));
        for (const entry of page.contents ?? []) yield entry.key.slice(prefix.length);
        after = page.contents?.at(-1)?.key;
        if (!page.isTruncated || after === undefined) return;
      }
    },
  };
}
