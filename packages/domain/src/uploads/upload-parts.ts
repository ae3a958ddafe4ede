import { randomBytes } from 'node:crypto';
import type { App } from '@foremast/kernel/app';
import type { UploadSessionRow } from '@foremast/store/queries/upload-sessions';
import { cleanPath } from '../files/file-port.ts';
import { fileStore } from '../files/file-store.ts';

/** Bytes `from` to `to` (exclusive) of an upload, and where they are kept until all are there. */
export interface UploadPart {
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

/** Each request's bytes are a file of their own, beside the place where the whole will be; no two requests write to the same. */
export function newPart({ path, file_offset: from }: UploadSessionRow, size: number): UploadPart {
  const to = from + size;
  return { path: `${cleanPath(path)}.${from}-${to}.${randomBytes(6).toString('hex')}.tmp`, from, to };
}

const PART = /^(\d+)-(\d+)\.[0-9a-f]+\.tmp$/;

/** All that has arrived: also what a request brought that was not counted any more. */
export async function partsOf(app: App, { path: asStored }: UploadSessionRow): Promise<UploadPart[]> {
  // The store lists paths without what means nothing in them.
  const path = cleanPath(asStored);
  const folder = path.slice(0, path.lastIndexOf('/'));
  const found: UploadPart[] = [];
  for await (const other of fileStore(app).list(folder)) {
    const [, from, to] = (other.startsWith(`${path}.`) && PART.exec(other.slice(path.length + 1))) || [];
    if (from !== undefined) found.push({ path: other, from: Number(from), to: Number(to) });
  }
  return found;
}

/** Those that follow one another up to the end. What was counted begins where something ended; what was not leads nowhere. */
export function inOrder(parts: readonly UploadPart[], size: number): UploadPart[] {
  const starts = Map.groupBy(parts, (part) => part.from);
  const chain: UploadPart[] = [];
  for (let at = 0; at < size; ) {
    const next = starts.get(at)?.find(({ to }) => to === size || starts.has(to));
    if (!next) throw new Error(`an upload has nothing at ${at} of ${size}`);
    chain.push(next);
    at = next.to;
  }
  return chain;
}

/** The whole, from its parts. */
export async function* wholeOf(app: App, parts: readonly UploadPart[]): AsyncGenerator<Uint8Array> {
  const store = fileStore(app);
  for (const { path } of parts) {
    const stored = await store.open(path);
    if (!stored) throw new Error(`a part of an upload is missing: ${path}`);
    const body = stored.body();
    for await (const chunk of (body instanceof Blob ? body.stream() : body) as unknown as AsyncIterable<Uint8Array>) yield chunk;
  }
}

export async function deleteParts(app: App, parts: readonly UploadPart[]): Promise<void> {
  for (const { path } of parts) await fileStore(app).delete(path);
}
