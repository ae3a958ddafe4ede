import type { App } from '@foremast/kernel/app';
import type { UploadSessionRow } from '@foremast/store/queries/upload-sessions';
import { fileStore } from '../files/file-store.ts';

const OFFSET_DIGITS = 15;

/** Each request's bytes are a file of their own, beside the place where the whole will be, named by where they begin. */
export const partPath = (session: UploadSessionRow): string => `${session.path}.${String(session.file_offset).padStart(OFFSET_DIGITS, '0')}.tmp`;

/** The paths of what has arrived, in order. */
export async function partsOf(app: App, { path }: UploadSessionRow): Promise<string[]> {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const found: string[] = [];
  for await (const other of fileStore(app).list(folder))
    if (other.startsWith(`${path}.`) && /^\d+\.tmp$/.test(other.slice(path.length + 1))) found.push(other);
  return found.sort();
}

/** The whole, from its parts. */
export async function* wholeOf(app: App, parts: readonly string[]): AsyncGenerator<Uint8Array> {
  const store = fileStore(app);
  for (const path of parts) {
    const stored = await store.open(path);
    if (!stored) throw new Error(`a part of an upload is missing: ${path}`);
    const body = stored.body();
    for await (const chunk of (body instanceof Blob ? body.stream() : body) as unknown as AsyncIterable<Uint8Array>) yield chunk;
  }
}

export async function deleteParts(app: App, parts: readonly string[]): Promise<void> {
  for (const path of parts) await fileStore(app).delete(path);
}
