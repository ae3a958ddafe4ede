import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sweepFiles } from '@foremast/domain/files/sweep-files';
import { openApp } from '@foremast/jobs/open-app';
import { Ctx } from '@foremast/kernel/context';
import { openStore } from '@foremast/store/open-store';
import { newShared, serverProcess } from '../process.ts';
import { type Baseline, baselineOf, checkFolder, checkSettled, checkWorld } from './check.ts';
import { workUntilGone } from './load.ts';
import { makeWorld, type World } from './world.ts';

export interface CrashOptions {
  readonly rounds: number;
  /** Told after each round. */
  readonly tell?: (round: number, wrong: readonly string[]) => void;
}

export interface CrashReport {
  readonly rounds: number;
  readonly messages: number;
  readonly edited: number;
  readonly deleted: number;
  readonly files: number;
  readonly scheduled: number;
  readonly jobs: number;
  /** Files that came while the process ended, and were swept away. */
  readonly swept: number;
  /** What was lost, twice there or wrong; empty is good. */
  readonly wrong: readonly string[];
}

const SHORTEST_MS = 150;
const LONGEST_MS = 1_200;
/** Longer than the lease of a job whose process is gone. */
const PATIENCE_MS = 120_000;

/** A server works under load and is killed at a random moment, again and again; after each time everything is checked. */
export async function crashRounds({ rounds, tell }: CrashOptions): Promise<CrashReport> {
  const shared = await newShared();
  const env = { MM_SERVICESETTINGS_ENABLEDEVELOPER: 'false' };
  const server = await serverProcess(env, shared);
  const address = shared.database.env.MM_SQLSETTINGS_DATASOURCE ?? join(shared.folder, 'foremast.db');
  const wrong: string[] = [];
  try {
    await server.start();
    const world = await makeWorld(server.url);
    const store = await openStore(address, 2);
    let swept = 0;
    try {
      const baseline: Baseline = await baselineOf(store, world);
      for (let round = 1; round <= rounds; round++) {
        const working = workUntilGone(world);
        await Bun.sleep(SHORTEST_MS + Math.random() * (LONGEST_MS - SHORTEST_MS));
        await server.kill();
        await working;
        await server.start();
        const found = (await checkWorld(store, world, baseline)).map((text) => `round ${round}: ${text}`);
        wrong.push(...found);
        tell?.(round, found);
      }
      wrong.push(...(await checkSettled(store, world, PATIENCE_MS)));
      await server.stop();
      swept = await sweep(shared.folder, shared.database.env);
      wrong.push(...(await checkFolder(store, shared.folder)));
    } finally {
      await store.close();
    }
    return reportOf(world, rounds, swept, wrong);
  } finally {
    await server.dispose();
    await shared.database.drop();
    await rm(shared.folder, { recursive: true, force: true });
  }
}

async function sweep(folder: string, env: Readonly<Record<string, string>>): Promise<number> {
  const opened = await openApp({ env: { FOREMAST_DATA: folder, ...env }, report: (error) => console.error(error) });
  try {
    return await sweepFiles(Ctx.system(opened.app), Date.now() + 1_000);
  } finally {
    await opened.close();
  }
}

function reportOf({ ledger }: World, rounds: number, swept: number, wrong: readonly string[]): CrashReport {
  const all = [...ledger.posts.values()];
  return {
    rounds,
    messages: all.length,
    edited: all.filter((post) => post.messages.some((message) => message.endsWith('edited'))).length,
    deleted: all.filter((post) => post.deleted === 'yes').length,
    files: all.filter((post) => post.file).length,
    scheduled: ledger.scheduled.size,
    jobs: ledger.jobs.size,
    swept,
    wrong,
  };
}
