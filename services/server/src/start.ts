import { operations } from '@foremast/api/registry';
import { sessionOfAccessToken } from '@foremast/domain/access-tokens/token-session';
import { mfaMissing } from '@foremast/domain/users/mfa';
import { type OpenOptions, openApp } from '@foremast/jobs/open-app';
import type { App } from '@foremast/kernel/app';
import type { Startup } from '@foremast/kernel/config/startup';
import { type Edge, errorResponse } from '@foremast/kernel/dispatch';
import { AppError } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { credentialsOf, setTokenFallback } from '@foremast/kernel/session';
import { addressOf } from './address-of.ts';
import { crossOrigin, withCors } from './cors.ts';
import { docs } from './docs.ts';
import { beforeRouting, pathOf } from './front.ts';
import { httpServer } from './http.ts';
import { liveHub, socketAuthenticator } from './live.ts';
import { nothingHere } from './nothing-here.ts';
import { pages } from './pages.ts';
import { rateLimiter, tooManyRequests, withHeaders } from './rate-limit.ts';
import { stopServing } from './stop-serving.ts';
import { openTraces } from './traces.ts';
import type { SocketData } from './ws/session.ts';
import { handleUpgrade, isSocketPath } from './ws/upgrade.ts';

export interface StartOptions extends OpenOptions {
  readonly checkAnswer?: Edge['checkAnswer'];
  /** Stops this server and starts another in its place; only a process can do that. */
  readonly restart?: () => void;
}

export interface RunningServer {
  readonly app: App;
  readonly url: string;
  readonly startup: Startup;
  stop(): Promise<void>;
}

/** Elysia looks for the path from the eleventh character on: with a host of one or two letters it would miss it. */
function routable(request: Request): Request {
  const { url } = request;
  const start = url.indexOf('/', url.indexOf('//') + 2);
  return start >= ELYSIA_LOOKS_FROM ? request : new Request(`http://localhost${url.slice(start)}`, request);
}
const ELYSIA_LOOKS_FROM = 11;

/** Every part in one process: the store, the jobs, HTTP and sockets. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const opened = await openApp(options);
  const { app, logFile, report } = opened;
  setTokenFallback(sessionOfAccessToken);
  const { config, published, startup } = app;
  const metrics = startup.metrics && (await import('./metrics.ts')).serveMetrics(app, () => hub, startup.metrics);
  const traces = startup.traces === undefined ? undefined : await openTraces(startup.traces, app.version);
  const edge: Edge = {
    app,
    versionId: () => published.versionId,
    addressOf: (request) => addressOf(request.headers, config.current.ServiceSettings.TrustedProxyIPHeader, server.requestIP(request)?.address ?? ''),
    report: (error, { operation, ...ids }) => report(error, operation, ids),
    mfaMissing: (session) => mfaMissing(app, session),
    busy: () => app.isBusy(),
    ...(metrics ? { observe: metrics.observe } : {}),
    ...(traces ? { traced: traces.traced } : {}),
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
  const limit = rateLimiter(
    () => config.current.RateLimitSettings,
    () => app.now(),
  );
  const route = (request: Request, path: string) => beforeRouting(edge, request, path) ?? elysia.fetch(routable(request));
  const server = Bun.serve<SocketData>({
    ...(startup.listen.host ? { hostname: startup.listen.host } : {}),
    port: startup.listen.port,
    // Several processes of one machine share the port; what connects them is Redis.
    reusePort: startup.redis !== undefined,
    idleTimeout: 60,
    // Each operation knows how much it takes: files may be as large as the settings say.
    maxRequestBodySize: Number.MAX_SAFE_INTEGER,
    fetch(request, self) {
      const path = pathOf(request.url);
      const cors = crossOrigin(request, config.current.ServiceSettings);
      if (cors?.preflight) return cors.preflight;
      const limited = limit(request, path, edge.addressOf);
      if (!limited?.refused && isSocketPath(path)) return handleUpgrade(request, self, upgrade);
      const answer = limited?.refused ? tooManyRequests(limited.headers) : route(request, path);
      const told = limited ? withHeaders(answer, limited.headers) : answer;
      return cors ? withCors(told, cors) : told;
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
    answer: async (request) => elysia.fetch(routable(request)),
  };
  opened.startJobs();
  app.log.write('info', 'the server has started', { version: app.version, database: app.store.dialect.name });

  let stopping: Promise<void> | undefined;
  async function stop(): Promise<void> {
    hub.close();
    await stopServing(server as never);
    await metrics?.close();
    await traces?.close();
    app.log.write('info', 'the server has stopped');
    await opened.close();
  }

  return {
    app,
    url: `http://${startup.listen.host ?? '127.0.0.1'}:${server.port}`,
    startup,
    stop: () => (stopping ??= stop()),
  };
}
