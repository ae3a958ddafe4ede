import type { App } from '@foremast/kernel/app';
import type { ListenAddress } from '@foremast/kernel/config/startup';
import type { Labels, Metrics } from '@foremast/kernel/metrics';
import type { AnyOperation } from '@foremast/kernel/operation';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Hub } from './ws/hub.ts';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface MetricsServer {
  /** A request that an operation answered. */
  observe(operation: AnyOperation, status: number, ms: number): void;
  close(): Promise<void>;
}

/** The figures of this process under the original's names, so that dashboards made for it go on working. On a port of its own. */
export function serveMetrics(app: App, hub: () => Hub, address: ListenAddress): MetricsServer {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'mattermost_' });
  const time = new Histogram({
    name: 'mattermost_api_time',
    help: 'Seconds that operations took.',
    labelNames: ['handler', 'method', 'status_code'],
    buckets: SECONDS,
    registers,
  });
  const requests = new Counter({ name: 'mattermost_http_requests_total', help: 'Requests answered.', registers });
  const errors = new Counter({ name: 'mattermost_http_errors_total', help: 'Requests that were refused or failed.', registers });
  const posts = new Counter({ name: 'mattermost_post_total', help: 'Messages written through the API.', registers });
  const logins = new Counter({ name: 'mattermost_login_logins_total', help: 'People who signed in.', registers });
  const failedLogins = new Counter({ name: 'mattermost_login_logins_fail_total', help: 'Attempts to sign in that failed.', registers });
  new Gauge({
    name: 'mattermost_http_websockets_total',
    help: 'Open sockets.',
    registers,
    collect() {
      this.set(hub().stats().sockets);
    },
  });
  const dropped = new Counter({
    name: 'mattermost_cache_mem_invalidation_total',
    help: 'Entries that were dropped from memory.',
    labelNames: ['cache_name'],
    registers,
  });
  app.onTouch((touch) => {
    if ('cache' in touch) dropped.inc({ cache_name: touch.cache });
  });

  app.metrics = namedMetrics(registry);

  const server = Bun.serve({
    ...(address.host ? { hostname: address.host } : {}),
    port: address.port,
    async fetch(request) {
      if (new URL(request.url).pathname !== '/metrics') return new Response('/metrics is here\n', { status: 404 });
      return new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } });
    },
  });
  return {
    observe({ id, method }, status, ms) {
      time.observe({ handler: id, method, status_code: status }, ms / 1000);
      requests.inc();
      if (status >= 400) errors.inc();
      if (id === 'CreatePost' && status === 201) posts.inc();
      if (id === 'Login') (status === 200 ? logins : failedLogins).inc();
    },
    close: () => server.stop(),
  };
}

/** Figures that other parts of the server have, each made when it is first told. */
function namedMetrics(registry: Registry): Metrics {
  const registers = [registry];
  const known = new Map<string, Counter | Gauge | Histogram>();
  function metric<M extends Counter | Gauge | Histogram>(
    name: string,
    labels: Labels,
    make: (config: { name: string; help: string; labelNames: string[]; registers: Registry[] }) => M,
  ): M {
    const found = known.get(name);
    if (found) return found as M;
    const made = make({ name, help: name.replaceAll('_', ' '), labelNames: Object.keys(labels), registers });
    known.set(name, made);
    return made;
  }
  return {
    set: (name, value, labels = {}) => metric(name, labels, (config) => new Gauge(config)).set(labels, value),
    count: (name, by = 1, labels = {}) => metric(name, labels, (config) => new Counter(config)).inc(labels, by),
    observe: (name, value, labels = {}) => metric(name, labels, (config) => new Histogram({ ...config, buckets: SECONDS })).observe(labels, value),
  };
}
