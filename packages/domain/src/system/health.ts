import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesDirectoryOf } from '@foremast/kernel/config/startup';
import type { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { deleteSystem, saveSystem } from '@foremast/store/queries/systems';
import { bucketProblem } from './test-bucket.ts';

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

async function folderIsWritable(folder: string): Promise<boolean> {
  const file = join(folder, `.health-${newId()}`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, 'x');
  await rm(file);
  return true;
}

/** Can files be stored? */
export function filesHealth(ctx: Ctx): Promise<Health> {
  const { FileSettings } = ctx.config;
  if (FileSettings.DriverName === 'amazons3') return health(bucketProblem(FileSettings).then((problem) => problem === undefined));
  return health(folderIsWritable(filesDirectoryOf(ctx.config, ctx.app.startup)));
}

/** More requests and sockets at a time than the settings call healthy; −1 is no limit. */
export function isOverloaded({ app, config }: Ctx): boolean {
  const { GoroutineHealthThreshold } = config.ServiceSettings;
  return GoroutineHealthThreshold > 0 && app.process.requests() + app.process.sockets() >= GoroutineHealthThreshold;
}
