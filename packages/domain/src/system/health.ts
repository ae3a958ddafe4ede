import type { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { deleteSystem, saveSystem } from '@foremast/store/queries/systems';
import { fileStore } from '../files/file-store.ts';

export type Health = 'OK' | 'UNHEALTHY';

const health = (work: Promise<boolean>): Promise<Health> =>
  work.then(
    (fine): Health => (fine ? 'OK' : 'UNHEALTHY'),
    (): Health => 'UNHEALTHY',
  );

/** Can the database be written? */
export function databaseHealth(ctx: Ctx): Promise<Health> {
  const name = `health_check_${newId()}`;
  return health(
    ctx.app.store
      .transaction(async (db) => {
        await saveSystem(db, name, String(Math.floor(ctx.now() / 1000)));
        await deleteSystem(db, name);
      })
      .then(() => true),
  );
}

/** Can files be stored? */
export function filesHealth(ctx: Ctx): Promise<Health> {
  const path = `health_check/${newId()}`;
  const tried = async () => {
    const store = fileStore(ctx.app);
    await store.put(path, Buffer.from('x'));
    await store.delete(path);
    return true;
  };
  return health(tried());
}

/** More requests and sockets at a time than the settings call healthy; −1 is no limit. */
export function isOverloaded({ app, config }: Ctx): boolean {
  const { GoroutineHealthThreshold } = config.ServiceSettings;
  return GoroutineHealthThreshold > 0 && app.process.requests() + app.process.sockets() >= GoroutineHealthThreshold;
}
