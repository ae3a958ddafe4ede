import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { type TextBudget, TextRefused } from './text-budget.ts';

const open = (bytes: Uint8Array): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, strictFileNames: false }, (error, zip) =>
      error ? reject(new TextRefused(`it is no archive: ${error.message}`)) : resolve(zip),
    ),
  );

/** A file in an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  /** Its bytes as they are unpacked, counted; throws when they are too many. */
  chunks(): AsyncIterable<Uint8Array>;
}

async function* chunksOf(zip: ZipFile, entry: Entry, budget: TextBudget): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw new TextRefused('it is locked with a password');
  const stream = await new Promise<AsyncIterable<Uint8Array>>((resolve, reject) =>
    zip.openReadStream(entry, (error, found) => (error ? reject(new TextRefused(error.message)) : resolve(found as AsyncIterable<Uint8Array>))),
  );
  let total = 0;
  for await (const chunk of stream) {
    total += chunk.length;
    budget.unpack(chunk.length, total, Math.max(1, entry.compressedSize));
    yield chunk;
  }
}

/** The files of an archive that are wanted, in the order of their names, numbers by their value. */
export async function zipEntries(bytes: Uint8Array, budget: TextBudget, wanted: (name: string) => boolean = () => true): Promise<ZipEntry[]> {
  const zip = await open(bytes);
  const entries: ZipEntry[] = [];
  await new Promise<void>((resolve, reject) => {
    zip.on('error', (error: Error) => reject(new TextRefused(error.message)));
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      try {
        budget.entry();
      } catch (error) {
        reject(error);
        return;
      }
      const name = String(entry.fileName);
      if (!name.endsWith('/') && wanted(name)) entries.push({ name, size: entry.uncompressedSize, chunks: () => chunksOf(zip, entry, budget) });
      zip.readEntry();
    });
    zip.readEntry();
  });
  return entries.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}
