import { afterAll, expect, test } from 'bun:test';
import { defaults } from '@foremast/kernel/config/settings';
import { FetchRefused, type GuardedRequest, guardedFetch } from './guarded-fetch.ts';
import { allowedHosts, isPrivateAddress } from './private-address.ts';

let asked: string[] = [];
const place: Bun.Server<undefined> = Bun.serve({
  hostname: '127.0.0.1',
  port: 0,
  async fetch(request) {
    const { pathname } = new URL(request.url);
    asked.push(`${request.headers.get('host')} ${pathname}${request.headers.get('authorization') ? ' with a secret' : ''}`);
    if (pathname === '/on') return new Response(null, { status: 302, headers: { location: '/there' } });
    if (pathname === '/away') return new Response(null, { status: 302, headers: { location: `http://inside.test:${place.port}/secret` } });
    if (pathname === '/round') return new Response(null, { status: 302, headers: { location: '/round' } });
    if (pathname === '/file') return new Response(null, { status: 302, headers: { location: 'file:///etc/passwd' } });
    if (pathname === '/large') return new Response('x'.repeat(5000));
    if (pathname === '/slow') await new Promise((r) => setTimeout(r, 3000));
    return new Response('hello');
  },
});
afterAll(() => place.stop(true));

function settings(allowed: string) {
  const made = defaults();
  return { ...made, ServiceSettings: { ...made.ServiceSettings, AllowedUntrustedInternalConnections: allowed } };
}
const names: Readonly<Record<string, readonly string[]>> = {
  'open.test': ['127.0.0.1'],
  'inside.test': ['10.0.0.7'],
  'mixed.test': ['10.0.0.7', '127.0.0.1'],
};
const resolve: GuardedRequest['resolve'] = async (host) => names[host] ?? [];
const open = settings('open.test');

async function outcome(url: string, request: GuardedRequest = {}, from = open): Promise<string> {
  try {
    return await (await guardedFetch(from, url, { resolve, ...request })).text();
  } catch (error) {
    return error instanceof FetchRefused ? error.reason : String(error);
  }
}
const at = (host: string, path = '/') => `http://${host}:${place.port}${path}`;

test('an allowed name is asked under its own name', async () => {
  asked = [];
  expect(await outcome(at('open.test'))).toBe('hello');
  expect(asked).toEqual([`open.test:${place.port} /`]);
});

test.each([
  ['a private address', () => at('127.0.0.1'), 'private'],
  ['a name of a private address', () => at('inside.test'), 'private'],
  ['an address written as one number', () => `http://2130706433:${place.port}/`, 'private'],
  ['an IPv6 address with the private one inside', () => `http://[::ffff:127.0.0.1]:${place.port}/`, 'private'],
  ['a name that nobody has', () => at('nowhere.test'), 'unknown-host'],
  ['another scheme', () => 'ftp://open.test/', 'address'],
  ['nonsense', () => 'nonsense', 'address'],
])('%s is refused', async (_, url, reason) => {
  expect(await outcome(url())).toBe(reason);
});

test('of several addresses only an allowed one is connected to', async () => {
  expect(await outcome(at('mixed.test'), {}, settings('127.0.0.0/8'))).toBe('hello');
});

test('somebody who may look into the own network may name private addresses', async () => {
  expect(await outcome(at('127.0.0.1'), { mayBePrivate: true }, settings(''))).toBe('hello');
});

test('a redirect is followed, and checked like the first address', async () => {
  expect(await outcome(at('open.test', '/on'))).toBe('hello');
  expect(await outcome(at('open.test', '/away'))).toBe('private');
  expect(await outcome(at('open.test', '/file'))).toBe('address');
  expect(await outcome(at('open.test', '/round'), { maxRedirects: 3 })).toBe('redirects');
});

test('a redirect to another place does not take secrets along', async () => {
  asked = [];
  await outcome(at('open.test', '/away'), { headers: { Authorization: 'x' }, mayBePrivate: true, resolve: async () => ['127.0.0.1'] });
  expect(asked).toEqual([`open.test:${place.port} /away with a secret`, `inside.test:${place.port} /secret`]);
});

test('without redirects the first answer is handed out', async () => {
  const response = await guardedFetch(open, at('open.test', '/on'), { resolve, maxRedirects: 0 });
  expect([response.status, response.headers.get('location')]).toEqual([302, '/there']);
});

test('size and time are limited', async () => {
  expect(await outcome(at('open.test', '/large'), { maxBytes: 1000 })).toBe('size');
  expect(await outcome(at('open.test', '/slow'), { timeoutMs: 50 })).toBe('time');
});

test.each([
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '::1',
  'fd00::1',
  'fe80::1',
  '::ffff:10.0.0.1',
  '64:ff9b::a00:1',
  'junk',
])('%s is private', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each(['1.1.1.1', '93.184.216.34', '2606:4700::1111'])('%s is not', (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});

test('the setting takes names, addresses and networks; what is none of them allows nothing', () => {
  const allowed = allowedHosts('files.local, 10.0.0.0/8 fd00::/8 10.0.0.0/99 192.168.0.4');
  expect([
    allowed.allowsName('FILES.local'),
    allowed.allowsAddress('10.9.9.9'),
    allowed.allowsAddress('fd12::1'),
    allowed.allowsAddress('192.168.0.4'),
    allowed.allowsAddress('192.168.0.5'),
  ]).toEqual([true, true, true, true, false]);
});
