import type { Readable } from 'node:stream';
import { open, type ZipFile } from 'yauzl';

export interface Entry {
  readonly name: string;
  open(): Promise<Readable>;
}

export interface Archive {
  /** One after another, in the order of the archive; folders are left out. Names that lead outside are refused by the library. */
  each(work: (entry: Entry) => Promise<void>): Promise<void>;
  close(): void;
}

const openZip = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => open(path, { lazyEntries: true, autoClose: false }, (error, zip) => (error ? reject(error) : resolve(zip))));

export async function openPromise(path: string): Promise<Archive> {
  const zip = await openZip(path);
  return {
    close: () => zip.close(),
    each: (work) =>
      new Promise((resolve, reject) => {
        zip.on('error', reject);
        zip.on('end', resolve);
        zip.on('entry', (entry) => {
          const stream = () =>
            new Promise<Readable>((ready, failed) => zip.openReadStream(entry, (error, opened) => (error ? failed(error) : ready(opened))));
          const done = entry.fileName.endsWith('/') ? Promise.resolve() : work({ name: entry.fileName, open: stream });
          done.then(() => zip.readEntry(), reject);
        });
        zip.readEntry();
      }),
  };
}
