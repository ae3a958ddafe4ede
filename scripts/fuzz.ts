import { parseArgs } from 'node:util';
import type { FuzzReport } from '@foremast/testing/fuzz/run';
import { fuzzServer } from '@foremast/testing/fuzz/session';
import { atEnd, closeAll, closeOnSignals } from './throwaway/closing.ts';
import { installPostgres, startPostgres } from './throwaway/postgres.ts';

const help = `bun scripts/fuzz.ts [options]

Requests for every operation, right, nearly right and wrong, by people of every kind, programs and apps, several at once. None may be
answered 5xx, take longer than a second or leave what is counted wrong. Meanwhile clients on sockets send all kinds of frames: each is
answered or closed.

  --requests N                   how many (100000)
  --sockets N                    clients on sockets meanwhile (a tenth of that)
  --at-once N                    so many are under way at a time (8)
  --seed N                       makes the same choices again
  --database sqlite|postgres     what the server runs on (sqlite); TEST_DATABASE_URL names a PostgreSQL that is there`;

const { values: options } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    sockets: { type: 'string', default: '' },
    'at-once': { type: 'string', default: '8' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
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
  if (options.database === 'sqlite') delete process.env.TEST_DATABASE_URL;
  else if (!process.env.TEST_DATABASE_URL) {
    const postgres = await startPostgres();
    if (!postgres) throw new Error(installPostgres);
    atEnd(() => postgres.close());
    process.env.TEST_DATABASE_URL = postgres.url;
  }
  console.log(`seed ${options.seed}`);
  let told = 0;
  let wrong = 0;
  const report = await fuzzServer({
    requests: Number(options.requests),
    sockets: Number(options.sockets || Number(options.requests) / 10),
    atOnce: Number(options['at-once']),
    seed: Number(options.seed),
    tell(sent, so) {
      for (; wrong < so.wrong.length; wrong++) console.log(so.wrong[wrong]);
      if (sent - told < 2_000) return;
      told = sent;
      console.log(`${sent} sent, ${so.memoryMb} MB`);
    },
  });
  return show(report);
}

function show({ sent, statuses, succeeded, switchedOff, slow, wrong, sockets, memoryMb }: FuzzReport): number {
  console.log(
    `${sent} sent: ${[...statuses]
      .sort()
      .map(([status, count]) => `${status} ${count}`)
      .join(', ')}`,
  );
  console.log(`${succeeded.size} operations succeeded; ${memoryMb} MB at the end`);
  const list = (counts: ReadonlyMap<string, number>) => [...counts].map(([what, count]) => `${what} ${count}`).join(', ');
  console.log(`sockets: ${list(sockets.sockets)}; ${sockets.frames} frames, ${sockets.events} events, replies: ${list(sockets.replies)}`);
  for (const [what, count] of [...switchedOff].sort()) console.log(`501 ${what} ${count}`);
  for (const { ms, request } of slow.sort((a, b) => b.ms - a.ms).slice(0, 20)) console.log(`${ms} ms ${request.slice(0, 400)}`);
  console.log(wrong.length === 0 ? 'Nothing went wrong.' : `${wrong.length} things went wrong.`);
  return wrong.length === 0 && slow.length === 0 ? 0 : 1;
}
