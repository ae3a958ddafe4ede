import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram, installPackage } from './commands.ts';
import { freePort } from './ports.ts';

export interface Redis {
  readonly url: string;
  close(): Promise<void>;
}

export const installRedis = 'Redis is missing: install it (Debian, Ubuntu: apt-get install redis-server), or give a server in TEST_REDIS_URL.';

/** A Redis server of our own that keeps nothing, or undefined where there is none to be had. */
export async function startRedis(): Promise<Redis | undefined> {
  const find = () => findProgram('redis-server') ?? findProgram('valkey-server');
  const program = find() ?? ((await installPackage('redis-server')) ? find() : undefined);
  if (!program) return undefined;
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'foremast-redis-'));
  const command = [program, '--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const child = Bun.spawn(command, { stdin: 'ignore', stdout: 'ignore', stderr: 'ignore' });
  const close = async () => {
    child.kill();
    await child.exited;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 100 && child.exitCode === null; attempt++) {
    if (await answers(port)) return { url: `redis://127.0.0.1:${port}`, close };
    await Bun.sleep(50);
  }
  await close();
  throw new Error(`Redis did not start: ${program}`);
}

async function answers(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const ignore = () => {};
  try {
    const socket = await Bun.connect({
      hostname: '127.0.0.1',
      port,
      socket: {
        data: (_, data) => resolve(data.toString().startsWith('+PONG')),
        close: () => resolve(false),
        error: () => resolve(false),
        open: ignore,
      },
    });
    socket.write('PING\r\n');
    const answer = await Promise.race([promise, Bun.sleep(1000).then(() => false)]);
    socket.end();
    return answer;
  } catch {
    return false;
  }
}
