import { expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ctx } from '@foremast/kernel/context';
import { countJobs } from '@foremast/store/queries/jobs';
import { newDatabase } from '@foremast/testing/database';
import { ownRedis } from '@foremast/testing/redis';
import { openApp } from '../open-app.ts';
import { ask, leaveMark } from './worker.ts';

const JOBS = Number(process.env.KILL_JOBS ?? 2_000);
const WORKERS = 2;
const redis = ownRedis();

/** Keeps a process running until it is told to stop, whoever kills it. */
function keepAlive(env: Record<string, string | undefined>) {
  let child: Bun.Subprocess | undefined;
  let ended = false;
  const spawn = () => {
    child = Bun.spawn([process.execPath, join(import.meta.dir, 'worker.ts')], { env, stdin: 'ignore', stdout: 'ignore', stderr: 'ignore' });
    void child.exited.then(() => !ended && spawn());
  };
  spawn();
  return {
    kill: () => child?.kill('SIGKILL'),
    async end() {
      ended = true;
      child?.kill('SIGKILL');
      await child?.exited;
    },
  };
}

test.skipIf(!redis)(
  'no job is lost and none is stuck while workers and Redis are killed in turn',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'foremast-kill-'));
    const database = await newDatabase();
    await redis?.start();
    const env = {
      ...process.env,
      ...database.env,
      FOREMAST_DATA: folder,
      MM_CACHESETTINGS_REDISADDRESS: redis?.url,
      MM_LOGSETTINGS_ENABLEFILE: 'false',
    };
    const server = await openApp({ env: { ...env, MM_JOBSETTINGS_RUNJOBS: 'false' }, jobs: [leaveMark], report: () => undefined });
    const workers = Array.from({ length: WORKERS }, () => keepAlive(env));
    const ctx = () => Ctx.system(server.app);
    try {
      let asked = 0;
      for (let turn = 0; turn < 600; turn++) {
        if (asked < JOBS) {
          const to = Math.min(asked + 100, JOBS);
          await ask(ctx(), asked, to);
          asked = to;
        }
        await Bun.sleep(250);
        const { done = 0, failed = 0 } = await countJobs(server.app.store.db);
        if (done + failed === JOBS) break;
        // A worker every second, and Redis for a second every three.
        if (turn % 4 === 3) workers[(turn >> 2) % WORKERS]?.kill();
        if (turn % 12 === 5) await redis?.kill();
        if (turn % 12 === 9) await redis?.start();
      }
      expect(await countJobs(server.app.store.db)).toEqual({ done: JOBS });
      const marks = await server.app.store.db.selectFrom('systems').select('name').where('name', 'like', 'mark_%').execute();
      expect(marks).toHaveLength(JOBS);
    } finally {
      await Promise.all(workers.map((worker) => worker.end()));
      await server.close();
      await database.drop();
      await redis?.remove();
      await rm(folder, { recursive: true, force: true });
    }
  },
  240_000,
);
