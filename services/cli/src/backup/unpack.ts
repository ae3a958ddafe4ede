import { createWriteStream } from 'node:fs';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { countRows } from '@foremast/store/copy';
import { openSqlite } from '@foremast/store/sqlite-store';
import { Failure } from '../failure.ts';
import { sha256Of } from './hash.ts';
import { DATABASE, MANIFEST, type Manifest } from './manifest.ts';
import { type Entry, openPromise } from './zip.ts';

async function extract(archive: string, folder: string): Promise<void> {
  const zip = await openPromise(archive).catch((error: Error) => {
    throw new Failure(`${archive} is no archive that can be read: ${error.message}`);
  });
  try {
    await zip.each(async (entry: Entry) => {
      const path = join(folder, entry.name);
      await mkdir(dirname(path), { recursive: true });
      await pipeline(await entry.open(), createWriteStream(path, { mode: 0o600 }));
    });
  } finally {
    zip.close();
  }
}

/** Unpacks a backup into a folder and checks that all of it is there, unchanged, and that the database is whole. */
export async function unpackBackup(archive: string, folder: string): Promise<Manifest> {
  await extract(archive, folder);
  const manifest = JSON.parse(
    await readFile(join(folder, MANIFEST), 'utf8').catch(() => {
      throw new Failure(`${archive} has no manifest: it is no backup of Foremast.`);
    }),
  ) as Manifest;
  if (manifest.format !== 1) throw new Failure(`${archive} is of format ${manifest.format}: restore it with a newer Foremast.`);
  for (const { name, size, sha256 } of manifest.entries) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (!found) throw new Failure(`${name} is missing in ${archive}.`);
    if (found.size !== size || (await sha256Of(path)) !== sha256)
      throw new Failure(`${name} in ${archive} is not as it was written: the archive is damaged.`);
  }
  await checkDatabase(join(folder, DATABASE), manifest);
  return manifest;
}

async function checkDatabase(file: string, { tables }: Manifest): Promise<void> {
  const store = await openSqlite(file);
  try {
    for (const [table, rows] of Object.entries(tables)) {
      const found = await countRows(store.db, table);
      if (found !== rows) throw new Failure(`The table ${table} has ${found} rows, but ${rows} were written: the archive is damaged.`);
    }
  } finally {
    await store.close();
  }
}
