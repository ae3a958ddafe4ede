import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runChecks, type Tally } from './check.ts';
import { findKit } from './conformance-kit.ts';
import { failuresOf, tallyOf } from './test-summary.ts';
import { atEnd, closeAll, closeOnSignals } from './throwaway/closing.ts';
import { spoken } from './throwaway/commands.ts';
import { installPostgres, startPostgres } from './throwaway/postgres.ts';
import { installRedis, startRedis } from './throwaway/redis.ts';
import { environment } from './throwaway/server.ts';

const parts = ['checks', 'sqlite', 'postgres', 'binary', 'conformance'];
const { values } = parseArgs({ options: { only: { type: 'string', default: parts.join(',') } } });
const wanted = new Set(values.only.split(','));
const unknown = [...wanted].filter((part) => !parts.includes(part));
if (unknown.length > 0) {
  console.error(`--only knows ${parts.join(', ')}, not ${unknown.join(', ')}`);
  process.exit(2);
}

const tallies: Tally[] = [];
const failures: string[] = [];
closeOnSignals();

try {
  await everything();
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  tallies.push({ passed: 0, failed: 1 });
} finally {
  await closeAll();
}
for (const failure of failures) console.log(`\n== Why it failed\n${failure}`);
const sum = (of: keyof Tally) => tallies.reduce((total, tally) => total + tally[of], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') === 0 && sum('passed') > 0 ? 0 : 1);

async function everything(): Promise<void> {
  if (wanted.has('checks')) {
    heading('Checks');
    tallies.push(await runChecks());
  }
  if (wanted.has('binary')) await testBinary();
  const kit = wanted.has('conformance') ? findKit() : undefined;
  if (wanted.has('conformance') && !kit) console.log('The conformance kit is not there: skipped.');
  const tests = wanted.has('sqlite') || wanted.has('postgres');
  const redis = tests ? await service('Redis', process.env.TEST_REDIS_URL, startRedis, installRedis) : undefined;
  const env: Record<string, string> = redis ? { TEST_REDIS_URL: redis } : {};
  // The scenarios mostly wait for silence on their sockets: the tests take the core that they leave free.
  await Promise.all([wanted.has('sqlite') && runTests('SQLite', env), kit && runConformance('SQLite', [])]);
  if (!wanted.has('postgres') && !kit) return;
  const postgres = await service('PostgreSQL', process.env.TEST_DATABASE_URL, startPostgres, installPostgres);
  if (!postgres) return;
  await Promise.all([
    wanted.has('postgres') && runTests('PostgreSQL', { ...env, TEST_DATABASE_URL: postgres }),
    kit && runConformance('PostgreSQL', ['--database', 'postgres'], { TEST_DATABASE_URL: postgres }),
  ]);
}

/** The address of a server that was given, or of one of our own; that there is none counts as a failure. */
async function service(
  name: string,
  given: string | undefined,
  start: () => Promise<{ url: string; close(): Promise<void> } | undefined>,
  install: string,
): Promise<string | undefined> {
  if (given) return given;
  const started = await start();
  if (started) {
    atEnd(() => started.close());
    return started.url;
  }
  heading(name);
  console.log(install);
  tallies.push({ passed: 0, failed: 1 });
  return undefined;
}

async function runTests(database: string, env: Record<string, string>): Promise<void> {
  heading(`Tests on ${database}`);
  const { code, output } = await runAloud(['bun', 'test', '--timeout', '60000'], env);
  const tally = tallyOf(output, code);
  console.log(`${database}: ${tally.passed} passed, ${tally.failed} failed`);
  tallies.push(tally);
  failures.push(...failuresOf(output));
}

/** The single binary is built, and does what the sources do: two people talk, and the commands work. */
async function testBinary(): Promise<void> {
  heading('Single binary');
  const binary = resolve(import.meta.dir, '..', 'dist', 'foremast');
  const { code } = await runAloud(['bun', 'scripts/build.ts'], {});
  tallies.push({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 });
  if (code !== 0) return;
  const files = ['packages/testing/src/two-people.test.ts', 'services/cli/src/cli.test.ts'];
  const run = await runAloud(['bun', 'test', '--timeout', '60000', ...files], { FOREMAST_BINARY: binary });
  tallies.push(tallyOf(run.output, run.code));
  failures.push(...failuresOf(run.output));
}

/** What was the same as the original's has to be the same again. */
async function runConformance(database: string, options: string[], env: Record<string, string> = {}): Promise<void> {
  heading(`Conformance on ${database}`);
  const { code } = await runAloud(['bun', 'scripts/conformance-run.ts', '--known', '--quiet', ...options], env);
  console.log(`${code === 0 ? 'passed' : 'FAILED'} conformance on ${database}`);
  tallies.push({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 });
}

/** Runs a command, shows what it says and keeps it. */
async function runAloud(command: string[], env: Record<string, string>): Promise<{ code: number; output: string }> {
  const kit = process.env.FOREMAST_CONFORMANCE;
  const running = Bun.spawn(command, {
    cwd: resolve(import.meta.dir, '..'),
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
    env: { ...environment(), ...(kit ? { FOREMAST_CONFORMANCE: kit } : {}), ...env },
  });
  atEnd(async () => {
    if (running.exitCode !== null) return;
    running.kill('SIGTERM');
    await Promise.race([running.exited, Bun.sleep(10_000)]);
  });
  let output = '';
  const follow = async (stream: ReadableStream<Uint8Array>) => {
    for await (const text of spoken(stream)) {
      output += text;
      process.stdout.write(text);
    }
  };
  await Promise.all([follow(running.stdout), follow(running.stderr)]);
  return { code: await running.exited, output };
}

function heading(text: string): void {
  console.log(`\n== ${text}`);
}
