import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import packageJson from '../../package.json';
import { createBackup } from '../backup/create.ts';
import { restoreBackup } from '../backup/restore.ts';
import { unpackBackup } from '../backup/unpack.ts';
import { showDone } from '../output.ts';
import { outputOf } from '../program-output.ts';
import { startBar } from '../progress.ts';
import { withServer } from '../session.ts';

const rowsIn = (tables: Readonly<Record<string, number>>): number => Object.values(tables).reduce((sum, n) => sum + n, 0);

function create(): Command {
  return new Command('create')
    .description('database, configuration and files in one archive, while the server runs')
    .argument('[file]', 'where to; by default foremast-<date>.zip here')
    .action(async (file, _, command) => {
      const out = outputOf(command);
      const target = resolve(file ?? `foremast-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.zip`);
      const bar = startBar(out);
      const { tables, entries } = await withServer((server) => createBackup(server, target, packageJson.version, bar));
      bar.end('written');
      showDone(out, `${target} holds ${rowsIn(tables)} rows and ${entries.length - 1} files.`, {
        file: target,
        rows: rowsIn(tables),
        files: entries.length - 1,
      });
    });
}

function verify(): Command {
  return new Command('verify')
    .description('check that a backup is whole')
    .argument('<file>', 'the archive')
    .action(async (file, _, command) => {
      const folder = await mkdtemp(join(tmpdir(), 'foremast-verify-'));
      try {
        const { created_at, tables, entries } = await unpackBackup(file, folder);
        showDone(outputOf(command), `${file} of ${created_at} is whole: ${rowsIn(tables)} rows, ${entries.length - 1} files.`, { created_at });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
}

function restore(): Command {
  return new Command('restore')
    .description('put a backup into the empty database that the environment names')
    .argument('<file>', 'the archive')
    .action(async (file, _, command) => {
      const out = outputOf(command);
      const bar = startBar(out);
      const { created_at, tables } = await restoreBackup(file, process.env, bar);
      bar.end('restored');
      showDone(out, `${rowsIn(tables)} rows of ${created_at} are back.`, { created_at });
    });
}

export const backupCommand = (): Command =>
  [create(), verify(), restore()].reduce((all, one) => all.addCommand(one), new Command('backup').description('backups'));
