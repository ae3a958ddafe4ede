import { afterAll, afterEach, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ctx } from '@foremast/kernel/context';
import { type AnyJob, type JobRun, job } from '@foremast/kernel/job';
import { countJobs, findJob } from '@foremast/store/queries/jobs';
import { newDatabase } from '@foremast/testing/database';
import { t } from '@foremast/wire/scalars';
import { type OpenedApp, type OpenOptions, openApp } from './open-app.ts';
import { ENDS } from './runner.ts';

setDefaultTimeout(60_000);
const redis = process.env.TEST_REDIS_URL;
const folder = await mkdtemp(join(tmpdir(), 'foremast-jobs-'));
const databases: (() => Promise<void>)[] = [];
const open = new Set<OpenedApp>();

afterEach(async () => {
  await Promise.all([...open].map((one) => one.close()));
  open.clear();
});
afterAll(async () => {
  for (const drop of databases) await drop();
  await rm(folder, { recursive: true, force: true });
});

/** One database, on which several processes may run. */
async function site(overRedis: boolean) {
  const database = await newDatabase();
  databases.push(database.drop);
  const data = await mkdtemp(join(folder, 'site-'));
  const env = {
    ...database.env,
    FOREMAST_DATA: data,
    MM_LOGSETTINGS_ENABLEFILE: 'false',
    ...(overRedis ? { MM_CACHESETTINGS_REDISADDRESS: redis ?? '' } : {}),
  };
  const reported: string[] = [];
  async function process(jobs: readonly AnyJob[], options: Partial<OpenOptions> = {}): Promise<OpenedApp> {
    const opened = await openApp({ env, jobs, report: (error, where) => reported.push(`${where}: ${error}`), ...options });
    open.add(opened);
    opened.startJobs();
    return opened;
  }
  return { process, reported, env };
}

const enqueue = ({ app }: OpenedApp, what: AnyJob, input: unknown, runAt?: number) =>
  Ctx.system(app).tx((tx) => tx.enqueue(what, input as never, runAt === undefined ? {} : { runAt }));

async function until(done: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    if (await done()) return;
    await Bun.sleep(10);
  }
  throw new Error(`it did not come to this: ${what}`);
}

const Numbered = t.Object({ n: t.Integer() });
type Run = (input: { n: number }, ctx: Ctx, run: JobRun) => Promise<void> | void;
const numbered = (run: Run, more: Partial<AnyJob> = {}): AnyJob =>
  job({ name: 'numbered', input: Numbered, run: async (...all) => run(...all), ...more });

const engines = [['in the process', false], ...(redis ? [['over Redis', true] as const] : [])] as const;

describe.each(engines)('jobs %s', (_, overRedis) => {
  test('run after the commit that asked for them, and never for one that was rolled back', async () => {
    const ran: number[] = [];
    const counting = numbered(({ n }) => void ran.push(n));
    const one = await (await site(overRedis)).process([counting]);
    const failing = Ctx.system(one.app).tx(async (tx) => {
      await tx.enqueue(counting, { n: 1 });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await enqueue(one, counting, { n: 2 });
    await until(() => ran.length > 0, 'it ran');
    await one.app.jobs.drain();
    expect(ran).toEqual([2]);
  });

  test('are tried again after growing pauses, then count as failed', async () => {
    const at: number[] = [];
    const failing = numbered(
      (_, __, run) => {
        at.push(Date.now());
        throw new Error(`try ${run.attempt}`);
      },
      { attempts: 3 },
    );
    const { process, reported } = await site(overRedis);
    const one = await process([failing], { runner: { backoffMs: 40 } });
    await enqueue(one, failing, { n: 1 });
    await until(async () => (await countJobs(one.app.store.db)).failed === 1, 'it failed for good');
    expect(at).toHaveLength(3);
    const [first = 0, second = 0, third = 0] = at;
    expect(second - first).toBeGreaterThanOrEqual(35);
    expect(third - second).toBeGreaterThanOrEqual(75);
    expect(reported.filter((line) => line.startsWith('numbered'))).toEqual([
      'numbered: Error: try 1',
      'numbered: Error: try 2',
      'numbered: Error: try 3',
    ]);
  });

  test('succeed at a later try', async () => {
    const tries: number[] = [];
    const flaky = numbered((_, __, { attempt }) => {
      tries.push(attempt);
      if (attempt < 3) throw new Error('not yet');
    });
    const one = await (await site(overRedis)).process([flaky], { runner: { backoffMs: 5 } });
    await enqueue(one, flaky, { n: 1 });
    await until(async () => (await countJobs(one.app.store.db)).done === 1, 'it is done');
    expect(tries).toEqual([1, 2, 3]);
  });

  test('wait until their time has come', async () => {
    const at: number[] = [];
    const later = numbered(() => void at.push(Date.now()));
    const one = await (await site(overRedis)).process([later]);
    const due = Date.now() + 300;
    await enqueue(one, later, { n: 1 }, due);
    await until(() => at.length === 1, 'it ran');
    expect(at[0]).toBeGreaterThanOrEqual(due);
  });

  test('with one key are one while they wait', async () => {
    const ran: number[] = [];
    const keyed = numbered(({ n }) => void ran.push(n), { key: () => 'same' });
    const one = await (await site(overRedis)).process([keyed]);
    const due = Date.now() + 150;
    for (const n of [1, 2, 3]) await enqueue(one, keyed, { n }, due);
    await until(() => ran.length > 0, 'it ran');
    await enqueue(one, keyed, { n: 4 });
    await until(() => ran.length > 1, 'the next one ran');
    expect(ran).toEqual([1, 4]);
  });

  test('that failed give way to one of the same key that waits', async () => {
    const ran: number[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const keyed = numbered(
      async ({ n }) => {
        ran.push(n);
        if (n === 1) {
          await held;
          throw new Error('too late');
        }
      },
      { key: () => 'same' },
    );
    const one = await (await site(overRedis)).process([keyed], { runner: { backoffMs: 5 } });
    await enqueue(one, keyed, { n: 1 });
    await until(() => ran.length === 1, 'the first one runs');
    await enqueue(one, keyed, { n: 2 }, Date.now() + 200);
    release();
    await until(async () => (await countJobs(one.app.store.db)).done === 1, 'the second one is done');
    expect(ran).toEqual([1, 2]);
    expect(await countJobs(one.app.store.db)).toMatchObject({ done: 1, canceled: 1 });
  });

  test('each run once, however many processes there are', async () => {
    const ran = new Map<number, number>();
    const counting = numbered(({ n }) => void ran.set(n, (ran.get(n) ?? 0) + 1));
    const { process } = await site(overRedis);
    const all = [await process([counting]), await process([counting])];
    for (let n = 0; n < 60; n++) await enqueue(all[n % 2] as OpenedApp, counting, { n });
    await until(() => ran.size === 60, 'all have run');
    expect([...ran.values()].every((times) => times === 1)).toBe(true);
  });

  test('of a process that is gone are taken over, where they were', async () => {
    const seen: unknown[] = [];
    let stuck = 0;
    const long = numbered(async (_, __, run) => {
      seen.push([run.attempt, run.data]);
      if (run.attempt > 1) return;
      await run.progress(40, { at: 'row 17' });
      stuck++;
      await new Promise(() => {});
    });
    const { process } = await site(overRedis);
    const first = await process([long], { runner: { leaseMs: 400 } });
    await enqueue(first, long, { n: 1 });
    await until(() => stuck === 1, 'the first process hangs in it');
    // As if it were killed: it says nothing more, and gives nothing back.
    open.delete(first);
    await first.app.store.close();
    const second = await process([long], { runner: { leaseMs: 400 } });
    await until(async () => (await countJobs(second.app.store.db)).done === 1, 'the second process finished it');
    expect(seen).toEqual([
      [1, undefined],
      [2, { at: 'row 17' }],
    ]);
  });

  test('that end their process each time are given up', async () => {
    const poison = numbered(() => {}, { attempts: 2 });
    const { process } = await site(overRedis);
    const one = await process([]);
    await enqueue(one, poison, { n: 1 });
    // So many processes died in it as are allowed to.
    await one.app.store.transaction((db) =>
      db
        .updateTable('fm_jobs')
        .set({ status: 'running', attempts: 2 + ENDS, lease_until: 1 })
        .execute()
        .then(() => undefined),
    );
    const two = await process([poison]);
    await until(async () => (await countJobs(two.app.store.db)).failed === 1, 'it is given up');
  });

  test('are told to stop when they are cancelled; waiting ones never start', async () => {
    const seen: string[] = [];
    const long = numbered(
      async ({ n }, _, run) => {
        seen.push(`begun ${n}`);
        try {
          for (let step = 0; ; step++) {
            await run.progress(step % 100);
            await Bun.sleep(5);
          }
        } catch (error) {
          seen.push(`${n} canceled: ${run.canceled}`);
          throw error;
        }
      },
      { key: ({ n }: { n: number }) => String(n) },
    );
    const { process, reported } = await site(overRedis);
    const one = await process([long]);
    await enqueue(one, long, { n: 1 });
    await enqueue(one, long, { n: 2 }, Date.now() + 500);
    await until(() => seen.length === 1, 'it began');
    await Ctx.system(one.app).tx(async (tx) => {
      for (const key of ['1', '2']) await tx.app.jobs.cancel(tx.db, long, key, tx.now());
    });
    await until(() => seen.length === 2, 'it stopped');
    await Bun.sleep(600);
    expect(seen).toEqual(['begun 1', '1 canceled: true']);
    expect(await countJobs(one.app.store.db)).toEqual({ canceled: 2 });
    expect(reported).toEqual([]);
  });

  test('go on in another process when theirs ends in good order, and that is no failed try', async () => {
    const attempts: number[] = [];
    const long = numbered(async (_, __, run) => {
      attempts.push(run.attempt);
      if (run.data) return;
      for (;;) {
        await run.progress(10, { half: 'done' });
        await Bun.sleep(5);
      }
    });
    const { process, reported } = await site(overRedis);
    const first = await process([long]);
    await enqueue(first, long, { n: 1 });
    await until(() => attempts.length === 1, 'it began');
    open.delete(first);
    await first.close();
    const second = await process([long]);
    await until(async () => (await countJobs(second.app.store.db)).done === 1, 'it is done');
    expect(attempts).toEqual([1, 1]);
    expect(reported).toEqual([]);
  });

  test('that are scheduled run once a turn, however many processes there are', async () => {
    const turns: number[] = [];
    let now = 1_800_000_000_000;
    const hourly = numbered((_, ctx) => void turns.push(ctx.now()), { everyMs: 3_600_000 });
    const { process } = await site(overRedis);
    const all = [await process([hourly], { now: () => now }), await process([hourly], { now: () => now })];
    const drain = async () => {
      for (const { app } of all) await app.jobs.drain();
    };
    await drain();
    await drain();
    expect(turns).toHaveLength(1);
    now += 3_600_000;
    await drain();
    expect(turns).toHaveLength(2);
  });

  test('do not run where the settings say so, and do elsewhere', async () => {
    const ran: string[] = [];
    const counting = (where: string) => numbered(() => void ran.push(where));
    const { process, env } = await site(overRedis);
    const idle = await process([counting('idle')], { env: { ...env, MM_JOBSETTINGS_RUNJOBS: 'false' } });
    await enqueue(idle, counting('idle'), { n: 1 });
    await idle.app.jobs.drain();
    await Bun.sleep(150);
    expect(ran).toEqual([]);
    await process([counting('busy')]);
    await until(() => ran.length > 0, 'it ran');
    expect(ran).toEqual(['busy']);
  });

  test('tell how far they are', async () => {
    let id = '';
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = numbered(async (_, __, run) => {
      await run.progress(33.4, { row: '5' });
      id = run.id;
      await held;
    });
    const one = await (await site(overRedis)).process([slow]);
    await enqueue(one, slow, { n: 1 });
    await until(() => id !== '', 'it runs');
    expect(await findJob(one.app.store.db, id)).toMatchObject({ status: 'running', progress: 33, data: { row: '5' } });
    release();
    await until(async () => (await findJob(one.app.store.db, id))?.status === 'done', 'it is done');
  });
});
