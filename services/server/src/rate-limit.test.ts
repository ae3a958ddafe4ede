import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { addressOf } from './address-of.ts';
import { RateMeter } from './rate-limit.ts';

const server = await startServer({ MM_SERVICESETTINGS_TRUSTEDPROXYIPHEADER: 'X-Real-Ip' });
const settings = { Enable: true, PerSec: 1, MaxBurst: 3, VaryByRemoteAddr: true, VaryByUser: false, VaryByHeader: '' };
const change = (RateLimitSettings: Record<string, unknown>) =>
  server.admin.request('PUT', '/api/v4/config/patch', { body: { RateLimitSettings }, headers: { 'X-Real-Ip': '10.9.9.9' } });
const ask = (headers: Record<string, string> = {}) => fetch(`${server.url}/api/v4/system/ping`, { headers });
const login = (headers: Record<string, string>) => fetch(`${server.url}/api/v4/users/login`, { method: 'POST', headers, body: '{}' });

test('a burst passes, then one request in each interval; what is left is told', () => {
  const meter = new RateMeter();
  const take = (now: number) => meter.take('me', { PerSec: 2, MaxBurst: 1 }, 10, now);
  expect(take(0)).toEqual({ limit: 2, remaining: 1, resetMs: 500 });
  expect(take(0)).toEqual({ limit: 2, remaining: 0, resetMs: 1000 });
  expect(take(0)).toEqual({ limit: 2, remaining: 0, resetMs: 1000, retryMs: 500 });
  expect(take(500)).toEqual({ limit: 2, remaining: 0, resetMs: 1000 });
  expect(take(60_000)).toEqual({ limit: 2, remaining: 1, resetMs: 500 });
});

test('no more callers are remembered than the settings say', () => {
  const meter = new RateMeter();
  const take = (key: string) => meter.take(key, { PerSec: 1, MaxBurst: 1 }, 2, 0).remaining;
  expect([take('a'), take('b'), take('c'), take('c'), take('a')]).toEqual([1, 1, 1, 0, 1]);
});

test('who asks too often waits, and others do not', async () => {
  await change(settings);
  const statuses: number[] = [];
  for (let i = 0; i < 6; i++) statuses.push((await ask({ 'X-Real-Ip': '10.0.0.1' })).status);
  expect(statuses.slice(0, 4)).toEqual([200, 200, 200, 200]);
  const refused = await ask({ 'X-Real-Ip': '10.0.0.1' });
  expect({ status: refused.status, text: (await refused.text()).trim(), limit: refused.headers.get('x-ratelimit-limit') }).toEqual({
    status: 429,
    text: 'limit exceeded',
    limit: '4',
  });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  const other = await ask({ 'X-Real-Ip': '10.0.0.2' });
  expect([other.status, other.headers.get('x-ratelimit-remaining')]).toEqual([200, '3']);
  await change({ ...settings, Enable: false });
  expect((await ask({ 'X-Real-Ip': '10.0.0.1' })).headers.get('x-ratelimit-limit')).toBeNull();
});

test('sign-ins are limited more than the rest', async () => {
  await change({ ...settings, PerSec: 1000, MaxBurst: 1000 });
  const answers = await Promise.all(Array.from({ length: 30 }, () => login({ 'X-Real-Ip': '10.0.0.3' })));
  const refused = answers.filter((answer) => answer.status === 429);
  expect(refused.length).toBeGreaterThan(10);
  expect(refused.length).toBeLessThan(20);
  await change({ ...settings, Enable: false });
});

test('nobody gets more tries to sign in by making up tokens', async () => {
  await change({ ...settings, PerSec: 1000, MaxBurst: 1000, VaryByUser: true });
  const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => login({ 'X-Real-Ip': '10.0.0.4', Authorization: `Bearer made-up-${i}` })));
  expect(answers.filter((answer) => answer.status === 429).length).toBeGreaterThan(10);
  await change({ ...settings, Enable: false });
});

test('only the headers of trusted proxies tell an address, and only one that is one', () => {
  const headers = new Headers({ 'X-Real-Ip': '10.0.0.1', 'X-Forwarded-For': '10.0.0.2, 10.0.0.3' });
  expect(addressOf(headers, [], '::1')).toBe('::1');
  expect(addressOf(headers, ['X-Forwarded-For'], '::1')).toBe('10.0.0.2');
  expect(addressOf(new Headers({ 'X-Real-Ip': 'not an address' }), ['X-Real-Ip'], '::1')).toBe('::1');
});
