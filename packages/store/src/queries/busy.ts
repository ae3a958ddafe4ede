import { cache } from '../cache.ts';
import type { Db, WriteDb } from '../store.ts';
import { findSystem, saveSystem } from './systems.ts';

const NAME = 'fm_busy_until';

/** The instant up to which the servers of this database are marked busy; under the one key `all`. */
export const busyUntil = cache<number>('busy', async (db) => Number((await findSystem(db, NAME)) ?? 0));

export async function findBusyUntil(db: Db): Promise<number> {
  return (await db.cached(busyUntil, 'all')) ?? 0;
}

/** 0: not busy any more. */
export async function saveBusyUntil(db: WriteDb, until: number): Promise<void> {
  await saveSystem(db, NAME, String(until));
  db.touch(busyUntil, 'all');
}
