import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';

/** A port that nothing listens on. */
function freePort(): number {
  const probe = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Response() });
  const port = probe.port ?? 0;
  probe.stop(true);
  return port;
}

const received: { path: string; type: string; bytes: Buffer }[] = [];
const collector = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  async fetch(request) {
    received.push({
      path: new URL(request.url).pathname,
      type: request.headers.get('content-type') ?? '',
      bytes: Buffer.from(await request.arrayBuffer()),
    });
    return new Response();
  },
});
const metricsPort = freePort();
const server = await startServer({
  MM_METRICSSETTINGS_ENABLE: 'true',
  MM_METRICSSETTINGS_LISTENADDRESS: `127.0.0.1:${metricsPort}`,
  OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${collector.port}`,
});
const person = await server.user();

async function figure(name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  const line = text.split('\n').find((l) => l.startsWith(`${name} `) || l.startsWith(`${name}{`));
  return Number(line?.split(' ').at(-1));
}

test('requests, messages, sockets and failed sign-ins are counted under the known names', async () => {
  const channel = await server.channelWith(person);
  const before = await figure('mattermost_post_total');
  await server.post(channel, person);
  expect(await figure('mattermost_post_total')).toBe(before + 1);
  const socket = await person.listen();
  expect(await figure('mattermost_http_websockets_total')).toBe(1);
  await socket.close();
  await fetch(`${server.url}/api/v4/users/login`, { method: 'POST', body: JSON.stringify({ login_id: 'nobody', password: 'wrong' }) });
  expect(await figure('mattermost_login_logins_fail_total')).toBe(1);
  expect(await figure('mattermost_api_time_bucket{le="0.001",handler="CreatePost",method="POST",status_code="201"}')).toBeGreaterThanOrEqual(0);
});

test('a supervisor learns that the process lives and can work', async () => {
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});

test('spans go to the collector when one is set', async () => {
  await person.request('GET', '/api/v4/users/me');
  await server.stop();
  const traces = received.filter((r) => r.path === '/v1/traces');
  expect(traces.length).toBeGreaterThan(0);
  expect(traces[0]?.type).toBe('application/x-protobuf');
  expect(traces.some((t) => t.bytes.includes('GetUser') && t.bytes.includes('/api/v4/users/{user_id}'))).toBe(true);
  collector.stop(true);
});
