import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** Runs a command to its end and keeps what it said. It runs in the root folder, which every account may enter. */
export async function run(command: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  const child = Bun.spawn([...command], { cwd: '/', stdin: 'ignore', stdout: 'pipe', stderr: 'pipe', env: { ...process.env, ...env } });
  const [out, err] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
  return { code: await child.exited, output: `${out}${err}`.trim() };
}

/** The path of a program, looked for on PATH and in further folders. */
export function findProgram(name: string, folders: readonly string[] = []): string | undefined {
  return [...folders, ...(process.env.PATH ?? '').split(delimiter)].map((folder) => join(folder, name)).find((path) => existsSync(path));
}

export const isRoot = process.getuid?.() === 0;

/** Installs a Debian package where that is allowed, once; says whether it worked. */
export async function installPackage(name: string): Promise<boolean> {
  const apt = findProgram('apt-get');
  if (!isRoot || !apt) return false;
  console.log(`Installing ${name} …`);
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = [apt, 'install', '-y', '-q', name];
  if ((await run(install, quiet)).code === 0) return true;
  await run([apt, 'update', '-q'], quiet);
  const again = await run(install, quiet);
  if (again.code !== 0) console.log(again.output.split('\n').slice(-5).join('\n'));
  return again.code === 0;
}

/** What a running command says, piece by piece. */
export async function* spoken(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield decoder.decode(part.value, { stream: true });
}
