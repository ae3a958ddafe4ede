import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type { App } from '@foremast/kernel/app';
import { draftsFolder } from './draft.ts';
import type { FileStore } from './file-port.ts';

/** An archive that is being written: one file after the other. */
export interface Archive {
  /** Waits until the file is written. */
  add(name: string, data: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void>;
}

/** Writes an archive piece by piece, and puts it into the store when it is whole. Nothing is left of one that fails. */
export async function writeArchive(app: App, store: FileStore, path: string, fill: (archive: Archive) => Promise<void>): Promise<void> {
  const folder = draftsFolder(app);
  await mkdir(folder, { recursive: true });
  const draft = join(folder, randomBytes(12).toString('hex'));
  const zip = new (await import('yazl')).ZipFile();
  const written = pipeline(zip.outputStream as unknown as Readable, createWriteStream(draft, { flags: 'wx' }));
  written.catch(() => undefined);
  // Whoever adds a file hears of its errors.
  (zip as unknown as NodeJS.EventEmitter).on('error', () => undefined);
  try {
    await fill({
      async add(name, data) {
        const stream = Readable.from(data);
        zip.addReadStream(stream, name);
        await finished(stream, { writable: false });
      },
    });
    zip.end();
    await written;
    await store.adopt(path, draft);
  } catch (error) {
    (zip.outputStream as unknown as Readable).destroy();
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}
