import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findKit } from './conformance-kit.ts';
import { matrix } from './conformance-matrix.ts';
import { openStage, scenarioNames } from './conformance-play.ts';
import { accepted, lostSteps, readSame, type ScenarioReport, sameSteps, writeSame } from './conformance-same.ts';
import { atEnd, closeAll, closeOnSignals } from './throwaway/closing.ts';
import { installPostgres, startPostgres } from './throwaway/postgres.ts';

const help = `scripts/conformance [options] [names or beginnings of names of scenarios]
scripts/conformance matrix                who may what, as recorded, and which rows are the same here

Plays the scenarios against fresh servers and compares with scripts/conformance-same.txt: fails when a step that was
the same as the original's no longer is. The kit is looked for in FOREMAST_CONFORMANCE, then in ../shared/conformance.

  --database sqlite|postgres|both   what the servers run on (sqlite); postgres: databases on the server of
                                    TEST_DATABASE_URL, or on one of our own
  --accept                          write down what is the same now; with both: on both databases
  --forget                          with --accept: also what no longer is the same
  --known                           only scenarios that have a step in scripts/conformance-same.txt
  --servers N                       how many servers at once (6)
  --port N                          the port of the first server (free ones)
  --rest MS                         silence on the sockets that counts as rest (120)
  --show N                          differences shown per scenario (6)
  --json FILE                       the merged report
  --quiet                           only sums and what was lost`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    database: { type: 'string', default: 'sqlite' },
    accept: { type: 'boolean', default: false },
    forget: { type: 'boolean', default: false },
    known: { type: 'boolean', default: false },
    servers: { type: 'string', default: '6' },
    port: { type: 'string' },
    rest: { type: 'string', default: '120' },
    show: { type: 'string', default: '6' },
    json: { type: 'string' },
    quiet: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const file = resolve(import.meta.dir, 'conformance-same.txt');
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
  if (options.help) {
    console.log(help);
    return 0;
  }
  const kit = findKit();
  if (!kit) {
    console.log('The conformance kit is neither in FOREMAST_CONFORMANCE nor in ../shared/conformance: skipped.');
    return 0;
  }
  const before = readSame(existsSync(file) ? readFileSync(file, 'utf8') : '');
  if (positionals[0] === 'matrix') {
    console.log(matrix(kit, before));
    return 0;
  }
  const all = await scenarioNames(kit, positionals);
  const names = options.known ? all.filter((name) => before.has(name)) : all;
  if (names.length === 0) {
    console.log(options.known ? 'Nothing is written down as the same yet.' : 'There is no such scenario.');
    return options.known ? 0 : 1;
  }
  const databases = options.database === 'both' ? ['sqlite', 'postgres'] : [options.database];
  const runs: { database: string; now: Map<string, number[]>; reports: ScenarioReport[] }[] = [];
  for (const database of databases) runs.push({ database, ...(await playOn(database, kit, names, before)) });
  const lost = runs.map(({ database, now, reports }) => tell(database, before, now, reports));
  if (options.json) writeFileSync(options.json, JSON.stringify({ scenarios: runs.at(-1)?.reports }, null, 1));
  if (options.accept)
    accept(
      before,
      runs.map(({ now }) => now),
    );
  return lost.some((count) => count > 0) && !(options.accept && options.forget) ? 1 : 0;
}

async function playOn(database: string, kit: string, names: readonly string[], before: ReadonlyMap<string, readonly number[]>) {
  if (database !== 'sqlite' && database !== 'postgres') throw new Error(`--database is sqlite, postgres or both, not ${database}`);
  const postgres = database === 'postgres' ? await postgresAddress() : undefined;
  const servers = Math.min(Number(options.servers), names.length);
  const port = options.port ? Number(options.port) : undefined;
  const stage = await openStage({ kit, servers, port, postgres, rest: options.rest, show: options.show, quiet: options.quiet });
  atEnd(() => stage.close());
  const reports = await stage.play(names);
  const now = new Map(reports.map((report) => [report.name, sameSteps(report)]));
  // What is lost once may be an accident of timing: it has to be lost twice.
  const suspects = [...lostSteps(before, now).keys()];
  if (suspects.length > 0) {
    console.log(`Once more: ${suspects.join(' ')}`);
    for (const report of await stage.play(suspects)) {
      now.set(report.name, sameSteps(report));
      reports[reports.findIndex(({ name }) => name === report.name)] = report;
    }
  }
  await closeAll();
  return { now, reports };
}

async function postgresAddress(): Promise<string> {
  if (process.env.TEST_DATABASE_URL) return process.env.TEST_DATABASE_URL;
  const postgres = await startPostgres();
  if (!postgres) throw new Error(installPostgres);
  atEnd(() => postgres.close());
  return postgres.url;
}

/** Says how each area fares and what was lost; returns how many steps that is. */
function tell(
  database: string,
  before: ReadonlyMap<string, readonly number[]>,
  now: ReadonlyMap<string, readonly number[]>,
  reports: readonly ScenarioReport[],
): number {
  const areas = new Map<string, { same: number; all: number }>();
  for (const { name, all } of reports) {
    const same = now.get(name)?.length ?? 0;
    for (const area of [name.split('/')[0] ?? name, 'all']) {
      const sum = areas.get(area) ?? { same: 0, all: 0 };
      areas.set(area, { same: sum.same + same, all: sum.all + all });
    }
  }
  console.log(`\n${database}: steps that are the same`);
  const sorted = [...areas].sort(([a], [b]) => Number(a === 'all') - Number(b === 'all') || (a < b ? -1 : 1));
  for (const [area, { same, all }] of sorted) console.log(`${area.padEnd(22)} ${same}/${all}`);
  const lost = lostSteps(before, now);
  for (const [name, steps] of lost) {
    const off = new Map(reports.find((report) => report.name === name)?.off.map((step) => [Number(step.diffs[0]?.path.split('/')[1]), step]));
    for (const step of steps)
      console.log(`LOST ${name} step ${step}: ${off.get(step)?.call ?? 'not there any more'}\n${differencesOf(off.get(step))}`);
  }
  const count = [...lost.values()].reduce((sum, steps) => sum + steps.length, 0);
  console.log(count > 0 ? `${count} steps on ${database} were the same and no longer are.` : `Nothing that was the same on ${database} was lost.`);
  return count;
}

function differencesOf(step: { diffs: readonly { path: string; want?: unknown; got?: unknown }[] } | undefined): string {
  const short = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 160);
  return (step?.diffs ?? [])
    .slice(0, 5)
    .map(({ path, want, got }) => `       ${path}: want ${short(want)}, got ${short(got)}`)
    .join('\n');
}

/** With several databases only what is the same on all of them counts. */
function accept(before: ReadonlyMap<string, readonly number[]>, runs: readonly ReadonlyMap<string, readonly number[]>[]): void {
  const [first = new Map<string, readonly number[]>(), ...others] = runs;
  const onAll = new Map([...first].map(([name, steps]) => [name, steps.filter((step) => others.every((run) => run.get(name)?.includes(step)))]));
  const after = accepted(before, onAll, options.forget);
  writeFileSync(file, writeSame(after));
  const count = (same: ReadonlyMap<string, readonly number[]>) => [...same.values()].reduce((sum, steps) => sum + steps.length, 0);
  console.log(`scripts/conformance-same.txt: ${count(before)} steps before, ${count(after)} now.`);
}
