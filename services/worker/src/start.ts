import { type OpenOptions, openApp } from '@foremast/jobs/open-app';
import type { App } from '@foremast/kernel/app';
import { EnvironmentError } from '@foremast/kernel/config/environment';

export interface RunningWorker {
  readonly app: App;
  stop(): Promise<void>;
}

/** A process that only runs jobs. It needs the Redis and the database of its servers. */
export async function startWorker(options: OpenOptions): Promise<RunningWorker> {
  const opened = await openApp(options);
  const { app } = opened;
  if (!app.startup.redis) {
    await opened.close();
    throw new EnvironmentError('MM_CACHESETTINGS_REDISADDRESS', '', 'an address such as localhost:6379: a worker gets its work over Redis');
  }
  opened.startJobs();
  return { app, stop: () => opened.close() };
}
