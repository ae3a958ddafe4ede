import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { filesDirectoryOf } from '@foremast/kernel/config/startup';
import { copyDatabase } from '@foremast/store/copy';
import { openSqlite } from '@foremast/store/sqlite-store';
import { ZipFile } from 'yazl';
import type { Bar } from '../progress.ts';
import type { Hold } from '../session.ts';
import { sha256Of } from './hash.ts';
import { DATABASE, FILES, MANIFEST, type Manifest } from './manifest.ts';

/** Everything below a folder, but databases and what their drivers keep beside them. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((e) => e.isFile() && !/\.db(-wal|-shm|\.before-.*)?$/.test(e.name))
    .map((e) => join(e.parentPath, e.name))
    .sort();
}

/**
 * Writes database, configuration and files into one archive while the server runs. The database is a snapshot; a file that is
 * uploaded after it is not in the archive, one that was deleted meanwhile is left out. The archive appears only when it is whole.
 */
export async function createBackup({ app }: Hold, target: string, release: string, bar: Bar): Promise<Manifest> {
  const folder = await mkdtemp(join(tmpdir(), 'foremast-backup-'));
  const part = `${target}.part`;
  try {
    const database = join(folder, DATABASE);
    const copy = await openSqlite(database);
    const tables = await app.store
      .snapshot((db) => copyDatabase(db, copy, { tell: (table, done, of) => bar.at(done, of, table) }))
      .finally(() => copy.close());
    const root = filesDirectoryOf(app.config.current, app.startup);
    const files = [
      [database, DATABASE] as const,
      ...(await filesBelow(root)).map((path) => [path, FILES + relative(root, path).split(sep).join('/')] as const),
    ];
    const zip = new ZipFile();
    const entries: { name: string; size: number; sha256: string }[] = [];
    for (const [i, [path, name]] of files.entries()) {
      const sha256 = await sha256Of(path).catch(() => undefined);
      if (sha256 === undefined) continue;
      entries.push({ name, size: (await stat(path)).size, sha256 });
      zip.addFile(path, name);
      bar.at(i + 1, files.length, 'files');
    }
    const manifest: Manifest = {
      format: 1,
      release,
      created_at: new Date().toISOString(),
      database: app.store.dialect.name,
      tables: Object.fromEntries(tables.map((t) => [t.table, t.rows])),
      entries,
    };
    zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 2)), MANIFEST);
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(part, { mode: 0o600 }));
    await rename(part, target);
    return manifest;
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(part, { force: true });
  }
}
