import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from './ports.ts';

export interface FreshServer {
  readonly url: string;
  readonly pid: number;
  /** The folder that it keeps everything in. */
  readonly data: string;
  /** The address of its database on PostgreSQL. */
  readonly database?: string;
  /** The end of what it has said so far. */
  said(lines?: number): string;
  close(): Promise<void>;
}

export interface FreshServerOptions {
  readonly port?: number;
  /** The address of a PostgreSQL server, where the server gets a database of its own; on SQLite without it. */
  readonly postgres?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Where its files lie, and stay when it is closed: those of an earlier server are used again. */
  readonly kept?: { readonly folder: string; readonly database?: string | undefined };
}

export const root = resolve(import.meta.dir, '../..');
export const serverCommand = ['bun', join(root, 'services/server/src/main.ts')];

/** A server in a process of its own, with an empty database and an empty folder; both go when it is closed, unless they are kept. */
export async function startFreshServer(options: FreshServerOptions = {}): Promise<FreshServer> {
  const { kept } = options;
  if (kept) mkdirSync(kept.folder, { recursive: true });
  const folder = kept?.folder ?? mkdtempSync(join(tmpdir(), 'foremast-server-'));
  const port = options.port ?? (await freePort());
  const database = kept?.database ?? (options.postgres ? await makeDatabase(options.postgres) : undefined);
  const log = join(folder, 'log');
  const child = Bun.spawn(serverCommand, {
    cwd: root,
    stdin: 'ignore',
    stdout: Bun.file(log),
    stderr: Bun.file(log),
    env: { ...environment(), ...freshEnvironment(join(folder, 'data'), port, database), ...options.env },
  });
  const said = (lines = 15) => readFileSync(log, 'utf8').trim().split('\n').slice(-lines).join('\n');
  const server: FreshServer = {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    data: join(folder, 'data'),
    database,
    said,
    async close() {
      child.kill('SIGTERM');
      const stopped = await Promise.race([child.exited.then(() => true), Bun.sleep(10_000).then(() => false)]);
      if (!stopped) child.kill('SIGKILL');
      await child.exited;
      if (kept) return;
      if (options.postgres && database) await dropDatabase(options.postgres, database);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  if (await answers(server.url, child)) return server;
  const last = said();
  await server.close();
  throw new Error(`the server did not answer on ${server.url}:\n${last}`);
}

/** What a server needs to know to run alone. */
export function freshEnvironment(data: string, port: number, database?: string): Record<string, string> {
  return {
    FOREMAST_DATA: data,
    MM_SERVICESETTINGS_LISTENADDRESS: `127.0.0.1:${port}`,
    MM_SQLSETTINGS_DRIVERNAME: database ? 'postgres' : 'sqlite3',
    ...(database ? { MM_SQLSETTINGS_DATASOURCE: database } : {}),
  };
}

/** The environment without settings that were meant for another server. */
export function environment(): Record<string, string> {
  const foreign = /^(MM_|FOREMAST_|TEST_)/;
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => !foreign.test(entry[0])));
}

async function answers(url: string, child: Bun.Subprocess): Promise<boolean> {
  const end = performance.now() + 60_000;
  while (performance.now() < end && child.exitCode === null && child.signalCode === null) {
    const up = await fetch(`${url}/api/v4/system/ping`, { signal: AbortSignal.timeout(2000) }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) return true;
    await Bun.sleep(50);
  }
  return false;
}

export async function makeDatabase(server: string): Promise<string> {
  const name = `fresh_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 8)}`;
  await withServer(server, (sql) => sql.unsafe(`CREATE DATABASE ${name}`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** The database of this name, made if it is not there. */
export async function namedDatabase(server: string, name: string): Promise<string> {
  await withServer(server, async (sql) => {
    const found = await sql`select 1 from pg_database where datname = ${name}`;
    if (found.length === 0) await sql.unsafe(`CREATE DATABASE ${name}`);
  });
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

export async function dropDatabase(server: string, database: string): Promise<void> {
  await withServer(server, (sql) => sql.unsafe(`DROP DATABASE IF EXISTS ${new URL(database).pathname.slice(1)} WITH (FORCE)`));
}

async function withServer(server: string, work: (sql: Bun.SQL) => Promise<unknown>): Promise<void> {
  const sql = new Bun.SQL(server, { max: 1 });
  try {
    await work(sql);
  } finally {
    await sql.close();
  }
}
