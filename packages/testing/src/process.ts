import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newDatabase, type TestDatabase } from './database.ts';

const MAIN = fileURLToPath(new URL('../../../services/server/src/main.ts', import.meta.url));
const STARTS_WITHIN_MS = 15_000;

/** A server in a process of its own, on a database that outlives it: it can be killed and started again. */
export interface ServerProcess {
  readonly url: string;
  start(): Promise<void>;
  /** As when the power fails. */
  kill(): Promise<void>;
  /** As a supervisor does; the exit code. It can be started again. */
  stop(): Promise<number>;
  /** What it wrote to its console since it was started last. */
  console(): Promise<string>;
  /** Stops it in order and removes what it left. */
  dispose(): Promise<void>;
}

function freePort(): number {
  const probe = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Response() });
  const { port } = probe;
  probe.stop(true);
  if (port === undefined) throw new Error('no free port');
  return port;
}

/** What several processes of one server have in common. */
export interface Shared {
  readonly folder: string;
  readonly database: TestDatabase;
  readonly port: number;
}

export async function newShared(): Promise<Shared> {
  return { folder: await mkdtemp(join(tmpdir(), 'foremast-process-')), database: await newDatabase(), port: freePort() };
}

/** `FOREMAST_BINARY` names a compiled server to run instead of the sources. */
export async function serverProcess(env: Readonly<Record<string, string>> = {}, share?: Shared): Promise<ServerProcess> {
  const { folder, database, port } = share ?? (await newShared());
  const url = `http://127.0.0.1:${port}`;
  const binary = process.env.FOREMAST_BINARY;
  const console = join(folder, `console-${crypto.randomUUID()}.log`);
  let running: Bun.Subprocess | undefined;

  async function ready(): Promise<void> {
    const deadline = Date.now() + STARTS_WITHIN_MS;
    for (;;) {
      const ok = await fetch(`${url}/api/v4/system/ping`).then(
        (r) => r.ok,
        () => false,
      );
      if (ok) return;
      if (running?.exitCode !== null || Date.now() > deadline) throw new Error('the server did not start');
      await Bun.sleep(20);
    }
  }

  return {
    url,
    async start() {
      running = Bun.spawn(binary ? [binary, 'serve'] : [process.execPath, MAIN], {
        env: {
          PATH: process.env.PATH ?? '',
          MM_SERVICESETTINGS_LISTENADDRESS: `127.0.0.1:${port}`,
          MM_SERVICESETTINGS_ENABLELINKPREVIEWS: 'false',
          MM_TEAMSETTINGS_ENABLEOPENSERVER: 'true',
          FOREMAST_DATA: folder,
          ...database.env,
          ...env,
        },
        stdout: Bun.file(console),
        stderr: 'inherit',
      });
      await ready();
    },
    async kill() {
      running?.kill('SIGKILL');
      await running?.exited;
    },
    async stop() {
      running?.kill('SIGTERM');
      return (await running?.exited) ?? -1;
    },
    console: () => Bun.file(console).text(),
    async dispose() {
      running?.kill('SIGTERM');
      await running?.exited;
      if (share) return;
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
