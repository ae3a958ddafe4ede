import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScenarioReport } from './conformance-same.ts';
import { spoken } from './throwaway/commands.ts';
import { freePort } from './throwaway/ports.ts';
import { type FreshServer, startFreshServer } from './throwaway/server.ts';

export interface PlayOptions {
  readonly kit: string;
  readonly servers: number;
  /** The port of the first server; the others follow. Free ones without it. */
  readonly port?: number;
  /** The address of a PostgreSQL server; SQLite without it. */
  readonly postgres?: string;
  /** How long the sockets must be silent, in milliseconds. */
  readonly rest: string;
  /** How many differences a scenario shows. */
  readonly show: string;
  readonly quiet: boolean;
}

/** Several fresh servers on which scenarios can be played. */
export interface Stage {
  play(names: readonly string[]): Promise<ScenarioReport[]>;
  close(): Promise<void>;
}

export async function openStage(options: PlayOptions): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'foremast-conformance-'));
  const servers: FreshServer[] = [];
  const running = new Set<Bun.Subprocess>();
  const close = async () => {
    for (const child of running) child.kill();
    await Promise.all(servers.splice(0).map((server) => server.close()));
    rmSync(folder, { recursive: true, force: true });
  };
  // As the recorded server was started: links in mails and permalinks need the address.
  const start = async (i: number) => {
    const port = options.port ? options.port + i : await freePort();
    const env = { MM_PLUGINSETTINGS_ENABLEUPLOADS: 'true', MM_SERVICESETTINGS_SITEURL: `http://127.0.0.1:${port}` };
    return startFreshServer({ port, postgres: options.postgres, env });
  };
  try {
    for (let i = 0; i < options.servers; i++) servers.push(await start(i));
  } catch (error) {
    await close();
    throw error;
  }

  async function shard(names: readonly string[], i: number, of: number): Promise<ScenarioReport[]> {
    const server = servers[i];
    if (!server) return [];
    const report = join(folder, `report-${i}.json`);
    rmSync(report, { force: true });
    const shown = options.quiet ? ['--quiet'] : ['--show', options.show];
    const command = ['bun', 'run.ts', '--url', server.url, '--shard', `${i + 1}/${of}`, '--rest', options.rest, '--json', report, ...shown, ...names];
    const child = Bun.spawn(command, { cwd: options.kit, stdin: 'ignore', stdout: 'pipe', stderr: 'pipe' });
    running.add(child);
    const [, err] = await Promise.all([showBlocks(child.stdout), new Response(child.stderr).text(), child.exited]);
    running.delete(child);
    try {
      return JSON.parse(readFileSync(report, 'utf8')).scenarios;
    } catch {
      throw new Error(`a shard of the scenarios broke off: ${err.trim()}\nThe last words of its server:\n${server.said()}`);
    }
  }

  return {
    async play(names) {
      const of = Math.min(servers.length, names.length);
      const reports = await Promise.all(Array.from({ length: of }, (_, i) => shard(names, i, of)));
      return reports.flat().sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    close,
  };
}

/** Shows what the kit says of each scenario in one piece, for several speak at once; its sums of a shard are of no use. */
async function showBlocks(stream: ReadableStream<Uint8Array>): Promise<void> {
  let rest = '';
  let block = '';
  const take = (line: string) => {
    if (/^\S+ +\d+\/\d+$|^\d+ passed, \d+ failed$/.test(line)) return;
    if (!line.startsWith(' ')) flush();
    block += `${line}\n`;
  };
  const flush = () => {
    if (block) process.stdout.write(block);
    block = '';
  };
  for await (const text of spoken(stream)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  }
  flush();
}

/** The names of the scenarios that these words stand for: names, folders or beginnings of names; all without words. */
export async function scenarioNames(kit: string, words: readonly string[]): Promise<string[]> {
  const child = Bun.spawn(['bun', 'run.ts', '--list', ...words], { cwd: kit, stdin: 'ignore', stdout: 'pipe', stderr: 'inherit' });
  return (await new Response(child.stdout).text()).split('\n').filter(Boolean);
}
