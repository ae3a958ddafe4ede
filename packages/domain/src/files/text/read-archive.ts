import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { zipEntries } from './read-zip.ts';
import { type TextBudget, TextRefused } from './text-budget.ts';

/** Reads what a file in an archive holds; undefined: only the names are read. */
export type ReadInner = ((name: string, bytes: Uint8Array) => Promise<void>) | undefined;

/** A file in an archive that is larger is known by its name only. */
const MOST_INNER_BYTES = 16 * 1024 * 1024;

async function gathered(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

/** The names of the files in an archive, and what they hold. */
export async function readZip(bytes: Uint8Array, budget: TextBudget, inner: ReadInner): Promise<void> {
  const entries = await zipEntries(bytes, budget);
  for (const { name } of entries) budget.add(`${name}\n`);
  if (!inner) return;
  for (const { name, size, chunks } of entries) if (size <= MOST_INNER_BYTES) await inner(name, await gathered(chunks()));
}

export async function readTar(bytes: Uint8Array, budget: TextBudget, inner: ReadInner): Promise<void> {
  const entries = extract();
  Readable.from([bytes]).pipe(entries);
  try {
    for await (const entry of entries) {
      budget.entry();
      const { name, size = 0, type } = entry.header;
      if (type === 'file' || type === 'contiguous-file') budget.add(`${name}\n`);
      if (inner && type === 'file' && size <= MOST_INNER_BYTES) await inner(name, await gathered(entry as AsyncIterable<Uint8Array>));
      else entry.resume();
    }
  } catch (error) {
    throw (error as { code?: string }).code === undefined && !/tar|header/i.test(String(error))
      ? error
      : new TextRefused(`it is no archive: ${error}`);
  }
}

/** One file that is packed. */
export async function gunzip(bytes: Uint8Array, budget: TextBudget): Promise<Uint8Array> {
  const unpacking = Readable.from([bytes]).pipe(createGunzip());
  const parts: Uint8Array[] = [];
  let total = 0;
  try {
    for await (const chunk of unpacking as AsyncIterable<Uint8Array>) {
      total += chunk.length;
      budget.unpack(chunk.length, total, bytes.length);
      parts.push(chunk);
    }
  } catch (error) {
    unpacking.destroy();
    throw error instanceof TextRefused ? error : new TextRefused(`it is no archive: ${error}`);
  }
  return Buffer.concat(parts);
}
