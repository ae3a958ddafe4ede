import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtIn } from '@foremast/kernel/config/settings';
import { filesDirectoryOf, readStartup } from '@foremast/kernel/config/startup';
import { copyDatabase, countRows } from '@foremast/store/copy';
import { openStore } from '@foremast/store/open-store';
import { openSqlite } from '@foremast/store/sqlite-store';
import { Failure } from '../failure.ts';
import type { Bar } from '../progress.ts';
import { DATABASE, FILES, type Manifest } from './manifest.ts';
import { unpackBackup } from './unpack.ts';

/** Puts a backup into the database and the folder that the environment names; the database must be empty. It is checked first. */
export async function restoreBackup(archive: string, env: NodeJS.ProcessEnv, bar: Bar): Promise<Manifest> {
  const startup = readStartup(env);
  const folder = await mkdtemp(join(tmpdir(), 'foremast-restore-'));
  try {
    const manifest = await unpackBackup(archive, folder);
    const { database } = startup;
    const target = await openStore(database.driver === 'postgres' ? database.dsn : database.file);
    try {
      if ((await countRows(target.db, 'users')) > 0)
        throw new Failure('The database that the environment names is not empty: a backup is restored into an empty one.');
      const source = await openSqlite(join(folder, DATABASE));
      try {
        await copyDatabase(source.db, target, { tell: (table, done, of) => bar.at(done, of, table) });
      } finally {
        await source.close();
      }
    } finally {
      await target.close();
    }
    await cp(join(folder, FILES), filesDirectoryOf(builtIn(), startup), { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    return manifest;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
