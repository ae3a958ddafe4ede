import { mkdirSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { knowWorks } from '@foremast/domain/jobs/known-work';
import { works } from '@foremast/domain/jobs/works/index';
import { createBuiltInRoles } from '@foremast/domain/roles/built-in';
import { followActiveChannels } from '@foremast/domain/status/active-channel';
import { followActivity } from '@foremast/domain/status/activity';
import { followBusy } from '@foremast/domain/system/busy';
import { serverIdentity } from '@foremast/domain/system/identity';
import { followInvitations } from '@foremast/domain/teams/invitation-limit';
import { App, type Bus, noBus } from '@foremast/kernel/app';
import { type Environment, readOverrides } from '@foremast/kernel/config/environment';
import { Published } from '@foremast/kernel/config/published';
import { ConfigService } from '@foremast/kernel/config/service';
import { readStartup, type Startup, startupOverrides } from '@foremast/kernel/config/startup';
import { Ctx } from '@foremast/kernel/context';
import { errorText } from '@foremast/kernel/error-text';
import type { AnyJob } from '@foremast/kernel/job';
import { type Log, logTo, silent } from '@foremast/kernel/log';
import { LogFile } from '@foremast/kernel/log-file';
import { openSqlite } from '@foremast/store/sqlite-store';
import type { Store } from '@foremast/store/store';
import { EmbeddedJobs, type EmbeddedOptions } from './embedded.ts';
import type { RedisBusOptions } from './redis-bus.ts';
import { jobs } from './registry.ts';

export interface OpenOptions {
  readonly env: Environment;
  /** Other jobs than those of the product, and how they are run; for tests. */
  readonly jobs?: readonly AnyJob[];
  readonly runner?: Partial<EmbeddedOptions>;
  readonly now?: () => number;
  /** How processes tell each other; by default by Redis where it is configured, else there is only this one. */
  readonly bus?: Bus;
  /** Bugs and failed jobs; the process logs them. */
  readonly report: (error: unknown, where: string, fields?: Readonly<Record<string, unknown>>) => void;
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

// What a small install does without (PostgreSQL, Redis, BullMQ) is loaded where it is configured only: a third of the start.
async function openStore({ database }: Startup): Promise<Store> {
  if (database.driver !== 'postgres') return openSqlite(database.file);
  const { openPostgres } = await import('@foremast/store/postgres-store');
  return openPostgres(database.dsn);
}

type Described = ReturnType<NonNullable<RedisBusOptions['describe']>>;

/** What the other processes may know of this one. */
function describe({ version, published, process }: App): Described {
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const ipaddress = addresses.find(({ internal, family }) => !internal && family === 'IPv4')?.address ?? '127.0.0.1';
  const config_hash = published.versionId.split('.').at(-2) ?? '';
  const schema_version = String(published.facts.schemaVersion);
  return { node: { version, schema_version, config_hash, ipaddress, hostname: hostname() }, sockets: process.sockets() };
}

/** The parts of a server without HTTP and sockets: what the server, the workers and the command line have in common. */
export async function openApp({ env, now, ...options }: OpenOptions): Promise<OpenedApp> {
  knowWorks(works);
  const startup = readStartup(env);
  mkdirSync(startup.dataFolder, { recursive: true });
  const store = await openStore(startup);
  const environment = readOverrides(env);
  const config = await ConfigService.open(store, new Map([...environment, ...startupOverrides(startup)]));
  const published = new Published(config, await serverIdentity(store, startup, (now ?? Date.now)()));
  const logFile = new LogFile(() => config.current.LogSettings, startup.dataFolder);
  const report: OpenOptions['report'] = (error, where, fields) => {
    options.report(error, where, fields);
    logFile.write('error', 'something failed that should not', { ...fields, where, error: errorText(error) });
  };
  const { redis } = startup;
  const name = published.facts.diagnosticId;
  const onTrouble = (error: unknown) => app.log.write('warn', 'Redis does not answer; this goes on without it', { error: String(error) });
  const runner = { ...options.runner, report };
  const runners = redis
    ? new (await import('./bull.ts')).BullJobs(options.jobs ?? jobs, { ...runner, redis, name, onTrouble })
    : new EmbeddedJobs(options.jobs ?? jobs, runner);
  const bus =
    options.bus ?? (redis ? new (await import('./redis-bus.ts')).RedisBus({ redis, name, report, onTrouble, describe: () => describe(app) }) : noBus);
  const app: App = new App({
    store,
    config,
    published,
    environment,
    startup,
    log: logTo(options.log ?? silent, logFile),
    jobs: runners,
    bus,
    ...(now ? { now } : {}),
  });
  await Ctx.system(app).tx(createBuiltInRoles);
  followActiveChannels(app);
  followActivity(app);
  followInvitations(app);
  await followBusy(app, (error) => report(error, 'busy'));
  // Another process, or this one, stored new settings.
  let reading = Promise.resolve();
  app.onTouch((touch) => {
    if ('cache' in touch && (touch.cache === 'configuration' || touch.cache === '*'))
      reading = reading.then(() => config.reload(store)).catch((error) => report(error, 'configuration'));
  });
  return {
    app,
    report,
    logFile,
    startJobs: () => runners.start(app),
    async close() {
      await runners.close();
      await app.bus.close();
      await reading;
      await store.close();
      logFile.flush();
    },
  };
}
