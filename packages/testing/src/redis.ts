import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Redis of a test's own, that can be taken away and brought back. */
export interface OwnRedis {
  readonly url: string;
  start(): Promise<void>;
  /** Ends it at once; it remembers nothing. */
  kill(): Promise<void>;
  remove(): Promise<void>;
}

export const redisProgram = (): string | null => Bun.which('redis-server') ?? Bun.which('valkey-server');

function freePort(): number {
  const probe = Bun.listen({ hostname: '127.0.0.1', port: 0, socket: { data() {} } });
  const { port } = probe;
  probe.stop(true);
  return port;
}

async function answers(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  try {
    const socket = await Bun.connect({
      hostname: '127.0.0.1',
      port,
      socket: {
        data: (_, data) => resolve(data.toString().startsWith('+PONG')),
        close: () => resolve(false),
        error: () => resolve(false),
        open() {},
      },
    });
    socket.write('PING\r\n');
    const answer = await promise;
    socket.end();
    return answer;
  } catch {
    return false;
  }
}

/** Undefined where no Redis is installed. It is not started yet. */
export function ownRedis(): OwnRedis | undefined {
  const program = redisProgram();
  if (program === null) return undefined;
  const port = freePort();
  const folder = mkdtempSync(join(tmpdir(), 'foremast-redis-'));
  let child: Bun.Subprocess | undefined;
  const kill = async () => {
    child?.kill('SIGKILL');
    await child?.exited;
    child = undefined;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const command = [program, '--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
      child = Bun.spawn(command, { stdin: 'ignore', stdout: 'ignore', stderr: 'ignore' });
      for (let attempt = 0; attempt < 200; attempt++) {
        if (await answers(port)) return;
        await Bun.sleep(25);
      }
      throw new Error('Redis did not start');
    },
    kill,
    async remove() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
