import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { atEnd, closeAll, closeOnSignals } from '../throwaway/closing.ts';
import { freePort } from '../throwaway/ports.ts';
import { installPostgres, startPostgres } from '../throwaway/postgres.ts';
import { dropDatabase, freshEnvironment, makeDatabase, namedDatabase, serverCommand, startFreshServer } from '../throwaway/server.ts';
import { type Figures, figuresTable, replaceBetween } from './figures.ts';

const help = `bun run bench [options]

Runs the benchmark against a fresh server and writes its figures into docs/performance.md. The benchmark is looked for
in FOREMAST_BENCH, then in ../shared/bench.

  --scenarios a,b                of: cold ceiling login create reads load search fanout files bulk mixed (all)
  --database sqlite|postgres     what the server runs on (sqlite)
  --quick                        small sizes
  --posts N                      messages in the data set (100,000; with --quick 2,000)
  --data FOLDER                  keeps the data set there, or uses the one that is there; "--scenarios setup" only makes it
  --port N                       the port of the server (a free one)
  --no-write                     shows the figures only
  --keep FILE                    keeps the figures as JSON, too
  -- …                           further arguments for the benchmark, as --sockets 100,1000`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scenarios: { type: 'string', default: 'cold,login,create,reads,load,search,fanout,files,bulk,mixed' },
    database: { type: 'string', default: 'sqlite' },
    quick: { type: 'boolean', default: false },
    port: { type: 'string' },
    posts: { type: 'string' },
    data: { type: 'string' },
    'no-write': { type: 'boolean', default: false },
    keep: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

/** What the benchmark asks of a server: room for its people and channels, no limits on rates, nothing sent to the outside. */
const room = {
  MM_TEAMSETTINGS_MAXUSERSPERTEAM: '10000',
  MM_TEAMSETTINGS_MAXCHANNELSPERTEAM: '50000',
  MM_TEAMSETTINGS_ENABLEOPENSERVER: 'true',
  MM_RATELIMITSETTINGS_ENABLE: 'false',
  MM_SERVICESETTINGS_ENABLELINKPREVIEWS: 'false',
  MM_EMAILSETTINGS_SENDEMAILNOTIFICATIONS: 'false',
  MM_EMAILSETTINGS_SENDPUSHNOTIFICATIONS: 'false',
};
const document = resolve(import.meta.dir, '../../docs/performance.md');

closeOnSignals();
try {
  process.exitCode = await main();
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await closeAll();
}
process.exit();

async function main(): Promise<number> {
  const tool = resolve(process.env.FOREMAST_BENCH || resolve(import.meta.dir, '../../../shared/bench'));
  if (options.help || !existsSync(join(tool, 'bench.ts'))) {
    console.log(options.help ? help : 'The benchmark is neither in FOREMAST_BENCH nor in ../shared/bench: skipped.');
    return 0;
  }
  if (options.database !== 'sqlite' && options.database !== 'postgres') throw new Error(`--database is sqlite or postgres, not ${options.database}`);
  const kept = options.data ? resolve(options.data) : undefined;
  if (kept) mkdirSync(kept, { recursive: true });
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'foremast-bench-'));
  if (!kept) atEnd(async () => rmSync(folder, { recursive: true, force: true }));
  const postgres = options.database === 'postgres' ? await startPostgres({ durable: true, kept: kept && join(kept, 'postgres') }) : undefined;
  if (options.database === 'postgres' && !postgres) throw new Error(installPostgres);
  if (postgres) atEnd(() => postgres.close());
  const port = Number(options.port || (kept && portOf(kept)) || (await freePort()));
  const names = options.scenarios.split(',').filter((name) => name && name !== 'cold' && name !== 'setup');
  const run = (args: string[]) => bench(tool, port, folder, args);

  const runs: Figures[] = [];
  if (options.scenarios.split(',').includes('cold')) {
    const database = postgres ? await makeDatabase(postgres.url) : undefined;
    runs.push(await run(['--scenarios', 'cold', '--start', coldCommand(join(folder, 'cold'), port, database)]));
    if (postgres && database) await dropDatabase(postgres.url, database);
  }
  if (names.length > 0 || options.scenarios === 'setup') {
    const database = kept && postgres && (await namedDatabase(postgres.url, 'bench'));
    const server = await startFreshServer({
      port,
      postgres: postgres?.url,
      env: room,
      ...(kept && { kept: { folder: join(kept, 'server'), database } }),
    });
    atEnd(() => server.close());
    const pids = ['--pid', `server=${server.pid}`, ...(postgres ? ['--pid', `db=${postgres.pid}`] : [])];
    const setup = await run([...pids, '--scenarios', 'setup']);
    runs.push(setup);
    if (setup.failed.setup) throw new Error(`the data set could not be made: ${setup.failed.setup}`);
    if (server.database) await analyse(server.database);
    for (const name of names) runs.push(await run([...pids, '--scenarios', name]));
  }

  if (options.keep) writeFileSync(options.keep, JSON.stringify(runs, null, 1));
  const size = options.posts ? `, ${Number(options.posts).toLocaleString('en')} messages` : '';
  if (!options['no-write']) write(runs, `${postgres ? 'PostgreSQL' : 'SQLite'}${size}`);
  return runs.some((figures) => Object.keys(figures.failed).length > 0) ? 1 : 0;
}

async function bench(tool: string, port: number, folder: string, args: readonly string[]): Promise<Figures> {
  const out = join(folder, 'figures.json');
  rmSync(out, { force: true });
  const fixed = ['--url', `http://127.0.0.1:${port}`, '--state', join(folder, 'state.json'), '--out', out, ...(options.quick ? ['--quick'] : [])];
  const size = options.posts ? ['--posts', options.posts, '--seed-s', '7200'] : [];
  const child = Bun.spawn(['bun', 'bench.ts', ...fixed, ...size, ...args, ...positionals], {
    cwd: tool,
    stdin: 'ignore',
    stdout: 'inherit',
    stderr: 'inherit',
  });
  await child.exited;
  if (!existsSync(out)) throw new Error('the benchmark broke off');
  return JSON.parse(readFileSync(out, 'utf8'));
}

/** The server as one command in the foreground, which `cold` starts and stops by itself. */
function coldCommand(data: string, port: number, database: string | undefined): string {
  const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;
  const settings = Object.entries({ ...freshEnvironment(data, port, database), ...room }).map(([name, value]) => `${name}=${value}`);
  return ['env', ...settings, ...serverCommand].map(quoted).join(' ');
}

/** A data set belongs to the address of the server that it was made on. */
function portOf(kept: string): number | undefined {
  const state = join(kept, 'state.json');
  return existsSync(state) ? Number(new URL(JSON.parse(readFileSync(state, 'utf8')).base).port) : undefined;
}

/** Without fresh statistics PostgreSQL plans as if its tables were empty. */
async function analyse(database: string): Promise<void> {
  const sql = new Bun.SQL(database, { max: 1 });
  await sql.unsafe('VACUUM ANALYZE');
  await sql.close();
}

function write(runs: readonly Figures[], database: string): void {
  let text = existsSync(document) ? readFileSync(document, 'utf8') : '# Performance\n';
  for (const figures of runs) {
    const scenario = figures.rows.at(-1)?.scenario;
    if (scenario) text = replaceBetween(text, `${database} ${scenario}`, `${database}: ${scenario}`, figuresTable(figures, database));
  }
  mkdirSync(dirname(document), { recursive: true });
  writeFileSync(document, text);
  console.log(`The figures are in ${document}.`);
}
