import { parseArgs } from 'node:util';
import { crashRounds } from '@foremast/testing/crash/rounds';
import { atEnd, closeAll, closeOnSignals } from './throwaway/closing.ts';
import { installPostgres, startPostgres } from './throwaway/postgres.ts';

const help = `bun scripts/crash.ts [options]

A server works under a load of messages, edits, deletions, files, scheduled messages and jobs, and is killed at a random moment,
again and again. After each restart everything that was acknowledged must be there once, counters must equal a recount, and
search must find what it should.

  --rounds N                     how often it is killed (200)
  --database sqlite|postgres     what the server runs on (sqlite)`;

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    database: { type: 'string', default: 'sqlite' },
    help: { type: 'boolean', default: false },
  },
});

closeOnSignals();
try {
  if (options.help) console.log(help);
  else process.exitCode = await main();
} catch (error) {
  console.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
} finally {
  await closeAll();
}
process.exit();

async function main(): Promise<number> {
  if (options.database === 'postgres') {
    const postgres = await startPostgres();
    if (!postgres) throw new Error(installPostgres);
    atEnd(() => postgres.close());
    process.env.TEST_DATABASE_URL = postgres.url;
  } else delete process.env.TEST_DATABASE_URL;
  const { wrong, ...report } = await crashRounds({
    rounds: Number(options.rounds),
    tell: (round, found) => console.log(`${round}: ${found.length === 0 ? 'all there' : found.join('\n  ')}`),
  });
  console.log(
    Object.entries(report)
      .map(([what, count]) => `${what} ${count}`)
      .join(', '),
  );
  console.log(wrong.length === 0 ? 'Nothing was lost, nothing is there twice.' : `${wrong.length} things are wrong:\n${wrong.join('\n')}`);
  return wrong.length === 0 ? 0 : 1;
}
