import { open, rename, rm, stat } from 'node:fs/promises';
import type { Database } from 'better-sqlite3';

/** Copies the database to a file beside its own, which has its name only when it is whole and on disk. */
export async function backUp(database: Database, file: string, version: number): Promise<string | undefined> {
  if (database.memory) return undefined;
  const time = new Date().toISOString().replace(/[-:.]/g, '');
  const target = `${file}.before-${version}-${time}`;
  const unfinished = `${target}.part`;
  const { mode } = await stat(file);
  // SQLite accepts an empty file; made here, it is readable to whom the original is.
  const copy = await open(unfinished, 'wx', mode & 0o777);
  try {
    database.prepare('VACUUM INTO ?').run(unfinished);
    await copy.sync();
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await copy.close();
  }
  return target;
}
