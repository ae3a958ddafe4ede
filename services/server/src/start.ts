import { mkdirSync } from 'node:fs';
import { operations } from '@foremast/api/registry';
import { createBuiltInRoles } from '@foremast/domain/roles/built-in';
import { EmbeddedJobs } from '@foremast/jobs/embedded';
import { jobs } from '@foremast/jobs/registry';
import { followBusy } from '@foremast/domain/system/busy';
import { serverIdentity } from '@foremast/domain/system/identity';
import { App, noBus } from '@foremast/kernel/app';
import { type Environment, readOverrides } from '@foremast/kernel/config/environment';
import { Published } from '@foremast/kernel/config/published';
import { ConfigService } from '@foremast/kernel/config/service';
import { readStartup, type Startup, startupOverrides } from '@foremast/kernel/config/startup';
import { Ctx } from '@foremast/kernel/context';
import { type Edge, errorResponse } from '@foremast/kernel/dispatch';
import { AppError } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { type Log, logTo, silent } from '@foremast/kernel/log';
import { credentialsOf } from '@foremast/kernel/session';
import { openPostgres } from '@foremast/store/postgres-store';
import { openSqlite } from '@foremast/store/sqlite-store';
import type { Store } from '@foremast/store/store';
import { docs } from './docs.ts';
import { beforeRouting, pathOf } from './front.ts';
import { httpServer, nothingHere } from './http.ts';
import { liveHub, socketAuthenticator } from './live.ts';
import { LogFile } from './log-file.ts';
import { pages } from './pages.ts';
import type { SocketData } from './ws/session.ts';
import { handleUpgrade, isSocketPath } from './ws/upgrade.ts';

export interface StartOptions {
  readonly env: Environment;
  readonly now?: () => number;
  /** Bugs and failed jobs; the process logs them. */
  readonly report: (error: unknown, where: string) => void;
  readonly log?: Log;
  /** Stops this server and starts another in its place; only a process can do that. */
  readonly restart?: () => void;
  readonly checkAnswer?: Edge['checkAnswer'];
}

export interface RunningServer {
  readonly app: App;
  readonly url: string;
  readonly startup: Startup;
  stop(): Promise<void>;
}

const open = ({ database }: Startup): Promise<Store> => (database.driver === 'postgres' ? openPostgres(database.dsn) : openSqlite(database.file));

/** Every part in one process: the store, the jobs, HTTP and sockets. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const startup = readStartup(options.env);
  mkdirSync(startup.dataFolder, { recursive: true });
  const store = await open(startup);
  const environment = readOverrides(options.env);
  const config = await ConfigService.open(store, new Map([...environment, ...startupOverrides(startup)]));
  const published = new Published(config, await serverIdentity(store, startup, (options.now ?? Date.now)()));
  const logFile = new LogFile(() => config.current.LogSettings, startup.dataFolder);
  const log = logTo(options.log ?? silent, logFile);
  const report = (error: unknown, where: string) => {
    options.report(error, where);
    logFile.write('error', 'something failed that should not', { where, error: error instanceof Error ? error.stack : String(error) });
  };
  const embedded = new EmbeddedJobs(jobs, report);
  const app = new App({ store, config, published, environment, startup, log, jobs: embedded, bus: noBus, ...(options.now ? { now: options.now } : {}) });
  await Ctx.system(app).tx(createBuiltInRoles);
  await followBusy(app, (error) => report(error, 'busy'));

  const edge: Edge = {
    app,
    versionId: () => published.versionId,
    addressOf: (request) => server.requestIP(request)?.address ?? '',
    report: (error, requestId, operation) => report(error, `${operation} ${requestId}`),
    mfaMissing: () => false,
    busy: () => app.isBusy(),
    ...(options.checkAnswer ? { checkAnswer: options.checkAnswer } : {}),
  };
  const elysia = httpServer(edge, operations, (elysia) => {
    pages(elysia, app);
    docs(elysia, operations);
  });
  const hub = liveHub(app, edge, report);
  const upgrade = {
    authenticate: socketAuthenticator(app, edge),
    credentialsOf,
    origins: () => ({ siteUrl: config.current.ServiceSettings.SiteURL, allowCorsFrom: config.current.ServiceSettings.AllowCorsFrom }),
    refuse: (request: Request, { id, status, params }: { id: string; status: number; params: Readonly<Record<string, unknown>> }) =>
      status === 404 ? nothingHere(edge, request) : errorResponse(edge, new AppError(id, status, params), newId(), request),
  };
  const server = Bun.serve<SocketData>({
    ...(startup.listen.host ? { hostname: startup.listen.host } : {}),
    port: startup.listen.port,
    idleTimeout: 60,
    maxRequestBodySize: 1024 * 1024 * 1024,
    fetch(request, self) {
      const path = pathOf(request.url);
      if (isSocketPath(path)) return handleUpgrade(request, self, upgrade);
      return beforeRouting(edge, request, path) ?? elysia.fetch(request);
    },
    websocket: hub.websocket,
    error: (error) => {
      report(error, 'serving');
      return new Response('the server made a mistake', { status: 500 });
    },
  });
  app.process = {
    requests: () => server.pendingRequests,
    sockets: () => server.pendingWebSockets,
    logFile() {
      logFile.flush();
      return logFile.path();
    },
    restart: () => options.restart?.(),
  };
  embedded.start(app);
  log.write('info', 'the server has started', { version: app.version, database: store.dialect.name });

  return {
    app,
    url: `http://${startup.listen.host ?? '127.0.0.1'}:${server.port}`,
    startup,
    async stop() {
      hub.close();
      await server.stop();
      await embedded.close();
      await app.bus.close();
      await store.close();
      log.write('info', 'the server has stopped');
      logFile.flush();
    },
  };
}
