import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram, installPackage, isRoot, run } from './commands.ts';
import { freePort } from './ports.ts';

export interface Postgres {
  /** The address of the server's own database; other databases are made beside it. */
  readonly url: string;
  readonly pid: number;
  close(): Promise<void>;
}

export const installPostgres =
  'PostgreSQL is missing: install it (Debian, Ubuntu: apt-get install postgresql), or give a server in TEST_DATABASE_URL.';

export interface PostgresOptions {
  /** What is committed survives a loss of power: slower. */
  readonly durable?: boolean;
  /** Where its files lie, and stay when it is closed: those of an earlier server are used again. */
  readonly kept?: string | undefined;
}

/** A PostgreSQL server of our own on a free port and in a folder of its own, or undefined where there is none to be had. */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres | undefined> {
  const bin = findBinaries() ?? ((await installPackage('postgresql')) ? findBinaries() : undefined);
  if (!bin) return undefined;
  const as = serverAccount();
  const { kept } = options;
  if (kept) mkdirSync(kept, { recursive: true });
  const folder = kept ?? mkdtempSync(join(isRoot ? '/tmp' : tmpdir(), 'foremast-postgres-'));
  const data = join(folder, 'data');
  const log = join(folder, 'log');
  const must = async (command: string[]) => {
    const { code, output } = await run(as.command(command));
    if (code === 0) return;
    const told = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n') : '';
    if (!kept) rmSync(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start: ${output}\n${told}`);
  };
  if (as.user) await run(['chown', as.user, folder]);
  const initdb = [join(bin, 'initdb'), '-D', data, '-U', 'foremast', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  if (!existsSync(join(data, 'PG_VERSION'))) await must(initdb);
  const port = await freePort();
  const careless = options.durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'max_connections=300', ...careless];
  await must([join(bin, 'pg_ctl'), '-D', data, '-l', log, '-w', '-t', '60', '-o', settings.map((s) => `-c ${s}`).join(' '), 'start']);
  const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  return {
    url: `postgres://foremast@127.0.0.1:${port}/postgres?sslmode=disable`,
    pid,
    async close() {
      await run(as.command([join(bin, 'pg_ctl'), '-D', data, '-m', kept ? 'fast' : 'immediate', '-w', '-t', '60', 'stop']));
      if (!kept) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Debian keeps initdb and pg_ctl off PATH, one folder a version: the newest. */
function findBinaries(): string | undefined {
  const lib = '/usr/lib/postgresql';
  const versions = existsSync(lib) ? readdirSync(lib).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = versions.map((version) => join(lib, version, 'bin')).filter((folder) => existsSync(join(folder, 'initdb')));
  if (folders[0]) return folders[0];
  return findProgram('initdb')?.replace(/\/initdb$/, '');
}

interface Account {
  /** Whom the files must belong to; undefined when it is whoever runs this. */
  readonly user?: string;
  command(command: readonly string[]): string[];
}

/** PostgreSQL refuses to run as root: there its commands are given as somebody else. */
function serverAccount(): Account {
  if (!isRoot) return { command: (command) => [...command] };
  const user = /^postgres:/m.test(readFileSync('/etc/passwd', 'utf8')) ? 'postgres' : 'nobody';
  const runuser = findProgram('runuser', ['/usr/sbin', '/sbin']);
  if (runuser) return { user, command: (command) => [runuser, '-u', user, '--', ...command] };
  const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;
  return { user, command: (command) => ['su', '-s', '/bin/sh', user, '-c', command.map(quoted).join(' ')] };
}
