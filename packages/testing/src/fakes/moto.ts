import { freePort } from './free-port.ts';

/** The S3 of moto, a peer that others wrote: https://docs.getmoto.org. It comes from PyPI, and is used where it is installed. */
export interface Moto {
  readonly endpoint: string;
  stop(): Promise<void>;
}

const PATIENCE_MS = 20_000;

/** The program, where there is one: `TEST_MOTO_SERVER` names it, else it is looked for in the path. */
export const motoProgram = (): string | null => process.env.TEST_MOTO_SERVER || Bun.which('moto_server');

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

/** Starts it with an empty bucket. */
export async function startMoto(program: string, bucket: string): Promise<Moto> {
  const port = await freePort();
  const child = Bun.spawn([program, '-H', '127.0.0.1', '-p', String(port)], { stdout: 'ignore', stderr: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await answers(url))) {
    if (Date.now() > deadline || child.exitCode !== null) throw new Error(`${program} does not start`);
    await Bun.sleep(100);
  }
  await fetch(`${url}/${bucket}`, { method: 'PUT' });
  return {
    endpoint: `127.0.0.1:${port}`,
    async stop() {
      child.kill();
      await child.exited;
    },
  };
}
