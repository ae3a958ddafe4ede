import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';

function freePort(): number {
  const probe = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Response() });
  const port = probe.port ?? 0;
  probe.stop(true);
  return port;
}

const port = freePort();
const server = await startServer({ MM_METRICSSETTINGS_ENABLE: 'true', MM_METRICSSETTINGS_LISTENADDRESS: `127.0.0.1:${port}` });
const person = await server.user();
const figures = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();

const report = (change: Record<string, unknown> = {}) => ({
  version: '0.1.0',
  client_id: 'one',
  labels: { platform: 'linux', agent: 'moon' },
  start: Date.now() - 1000.5,
  end: Date.now(),
  counters: [{ metric: 'long_tasks', value: 3 }],
  histograms: [
    { metric: 'TTFB', value: 12.5 },
    { metric: 'unheard_of', value: 1 },
  ],
  ...change,
});
const send = (body: unknown) => person.request('POST', '/api/v4/client_perf', { body });

test('what a client measured shows in the figures', async () => {
  const { status, body } = await send(report());
  expect([status, body]).toEqual([200, '']);
  const text = await figures();
  expect(text).toContain('mattermost_webapp_long_tasks{platform="linux",agent="other"} 3');
  expect(text).toContain('mattermost_webapp_time_to_first_byte_count{platform="linux",agent="other"} 1');
  expect(text).not.toContain('unheard_of');
});

test.each([
  ['of a later version', { version: '0.2.0' }],
  ['of no version', { version: 'junk' }],
  ['that ends before it begins', { start: Date.now() + 10_000 }],
  ['of long ago', { start: 1, end: 2 }],
  ['of the wrong shape', { counters: 'x' }],
])('a report %s is refused', async (_, change) => {
  expect(await send(report(change))).toMatchObject({ status: 400, body: { id: 'api.context.invalid_body_param.app_error' } });
});

test('one figure cannot be told in two ways', async () => {
  expect((await send(report({ counters: [{ metric: 'TTFB', value: 1 }], histograms: [{ metric: 'long_tasks', value: 1 }] }))).status).toBe(200);
  expect((await send(report())).status).toBe(200);
});
