import { mkdirSync } from 'node:fs';
import { knowWorks } from '@foremast/domain/jobs/known-work';
import { works } from '@foremast/domain/jobs/works/index';
import { createBuiltInRoles } from '@foremast/domain/roles/built-in';
import { followBusy } from '@foremast/domain/system/busy';
import { serverIdentity } from '@foremast/domain/system/identity';
import { App, type Bus, noBus } from '@foremast/kernel/app';
import { type Environment, readOverrides } from '@foremast/kernel/config/environment';
import { Published } from '@foremast/kernel/config/published';
import { ConfigService } from '@foremast/kernel/config/service';
import { readStartup, type Startup, startupOverrides } from '@foremast/kernel/config/startup';
import { Ctx } from '@foremast/kernel/context';
import { type Log, logTo, silent } from '@foremast/kernel/log';
import { LogFile } from '@foremast/kernel/log-file';
import { openPostgres } from '@foremast/store/postgres-store';
import { openSqlite } from '@foremast/store/sqlite-store';
import type { Store } from '@foremast/store/store';
import { EmbeddedJobs } from './embedded.ts';
import { jobs } from './registry.ts';

export interface OpenOptions {
  readonly env: Environment;
  readonly now?: () => number;
  /** How processes tell each other; by default by Redis where it is configured, else there is only this one. */
  readonly bus?: Bus;
  /** Bugs and failed jobs; the process logs them. */
  readonly report: (error: unknown, where: string) => void;
  /** Hears what goes into the log's file too. */
  readonly log?: Log;
}

export interface OpenedApp {
  readonly app: App;
  readonly report: OpenOptions['report'];
  readonly logFile: LogFile;
  /** From now on this process runs jobs that are due. */
  startJobs(): void;
  close(): Promise<void>;
}

const openStore = ({ database }: Startup): Promise<Store> =>
  database.driver === 'postgres' ? openPostgres(database.dsn) : openSqlite(database.file);

/** The parts of a server without HTTP and sockets: what the server, the workers and the command line have in common. */
export async function openApp({ env, now, bus = noBus, ...options }: OpenOptions): Promise<OpenedApp> {
  knowWorks(works);
  const startup = readStartup(env);
  mkdirSync(startup.dataFolder, { recursive: true });
  const store = await openStore(startup);
  const environment = readOverrides(env);
  const config = await ConfigService.open(store, new Map([...environment, ...startupOverrides(startup)]));
  const published = new Published(config, await serverIdentity(store, startup, (now ?? Date.now)()));
  const logFile = new LogFile(() => config.current.LogSettings, startup.dataFolder);
  const report = (error: unknown, where: string) => {
    options.report(error, where);
    logFile.write('error', 'something failed that should not', { where, error: error instanceof Error ? error.stack : String(error) });
  };
  const embedded = new EmbeddedJobs(jobs, { report });
  const app = new App({
    store,
    config,
    published,
    environment,
    startup,
    log: logTo(options.log ?? silent, logFile),
    jobs: embedded,
    bus,
    ...(now ? { now } : {}),
  });
  await Ctx.system(app).tx(createBuiltInRoles);
  await followBusy(app, (error) => report(error, 'busy'));
  // Another process, or this one, stored new settings.
  app.onTouch((touch) => {
    if ('cache' in touch && touch.cache === 'configuration') config.reload(store).catch((error) => report(error, 'configuration'));
  });
  return {
    app,
    report,
    logFile,
    startJobs: () => embedded.start(app),
    async close() {
      await embedded.close();
      await app.bus.close();
      await store.close();
      logFile.flush();
    },
  };
}
