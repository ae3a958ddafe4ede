import { randomUUID } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Database } from 'better-sqlite3';

/** A copy of the database beside its file: whole and on disk, under a provisional name until it is kept. */
export interface Backup {
  readonly file: string;
  keep(): void;
  discard(): void;
}

export async function backUp(database: Database, file: string, version: number): Promise<Backup | undefined> {
  if (database.memory) return undefined;
  const time = new Date().toISOString().replace(/[-:.]/g, '');
  const kept = `${file}.before-${version}-${time}`;
  const provisional = `${kept}.${randomUUID()}.part`;
  let name = provisional;
  try {
    await copyTo(database, provisional, (await stat(file)).mode & 0o777);
  } catch (error) {
    rmSync(provisional, { force: true });
    throw error;
  }
  const keep = (): void => {
    renameSync(provisional, kept);
    name = kept;
  };
  // Another process that began in the same millisecond would keep its copy under the same name: only what was kept here is ours to remove.
  return { file: kept, keep, discard: () => rmSync(name, { force: true }) };
}

async function copyTo(database: Database, target: string, mode: number): Promise<void> {
  // SQLite writes into an empty file; made here, it is readable only to whom the original is.
  const copy = await open(target, 'wx', mode);
  try {
    database.prepare('VACUUM INTO ?').run(target);
    await copy.sync();
  } finally {
    await copy.close();
  }
}
