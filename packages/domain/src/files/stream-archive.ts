import { Readable } from 'node:stream';
import type { FileStore } from './file-port.ts';

/** Files of the store as one archive, sent while it is made. They are packed already: they are only put together. */
export async function streamArchive(
  store: FileStore,
  paths: readonly string[],
  nameOf: (path: string) => string,
): Promise<ReadableStream<Uint8Array>> {
  const zip = new (await import('yazl')).ZipFile();
  const output = zip.outputStream as unknown as Readable;
  (zip as unknown as NodeJS.EventEmitter).on('error', (error: Error) => output.destroy(error));
  for (const path of paths) {
    zip.addReadStreamLazy(nameOf(path), { compress: false }, (done) => {
      store.open(path).then(
        (stored) => {
          if (!stored) return done(new Error(`${path} is gone`), undefined as never);
          const body = stored.body();
          done(null as never, Readable.from((body instanceof Blob ? body.stream() : body) as unknown as AsyncIterable<Uint8Array>) as never);
        },
        (error) => done(error, undefined as never),
      );
    });
  }
  zip.end();
  return Readable.toWeb(output) as unknown as ReadableStream<Uint8Array>;
}
