import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';

const server = await startServer();
const SHOP = 'https://shop.example.com';
const set = (ServiceSettings: Record<string, unknown>) => server.admin.request('PUT', '/api/v4/config/patch', { body: { ServiceSettings } });
const url = `${server.url}/api/v4/system/ping`;
const from = (origin: string) => fetch(url, { headers: { Origin: origin } });
const may = (origin: string, method: string) =>
  fetch(url, {
    method: 'OPTIONS',
    headers: { Origin: origin, 'Access-Control-Request-Method': method, 'Access-Control-Request-Headers': 'authorization,content-type' },
  });
const corsOf = ({ headers }: Response) => [...headers].filter(([name]) => name.startsWith('access-control-'));

test('without the setting pages of other sites get no answer that they may read', async () => {
  expect(corsOf(await from(SHOP))).toEqual([]);
  expect((await may(SHOP, 'GET')).status).toBe(404);
});

test('pages of the sites that are listed may ask, and those of others may not', async () => {
  await set({ AllowCorsFrom: `https://other.example.com ${SHOP}`, CorsExposedHeaders: 'Token X-Version-Id' });
  const answer = await from(SHOP);
  expect(corsOf(answer)).toEqual([
    ['access-control-allow-origin', SHOP],
    ['access-control-expose-headers', 'Token, X-Version-Id'],
  ]);
  expect(answer.headers.get('vary')).toBe('Accept-Encoding, Origin');
  const asked = await may(SHOP, 'PUT');
  expect([asked.status, Object.fromEntries(corsOf(asked))]).toEqual([
    204,
    {
      'access-control-allow-headers': 'authorization,content-type',
      'access-control-allow-methods': 'PUT',
      'access-control-allow-origin': SHOP,
      'access-control-max-age': '86400',
    },
  ]);
  for (const evil of ['https://evil.example.com', 'http://shop.example.com', 'https://shop.example.com.evil.com', 'null']) {
    expect(corsOf(await from(evil))).toEqual([]);
    expect(corsOf(await may(evil, 'GET'))).toEqual([]);
  }
  expect(corsOf(await may(SHOP, 'TRACE'))).toEqual([]);
});

test('any site may be let in, and cookies where the settings say so', async () => {
  await set({ AllowCorsFrom: '*', CorsExposedHeaders: '', CorsAllowCredentials: false });
  expect(corsOf(await from(SHOP))).toEqual([['access-control-allow-origin', '*']]);
  await set({ AllowCorsFrom: SHOP, CorsAllowCredentials: true });
  expect(corsOf(await from(SHOP))).toEqual([
    ['access-control-allow-credentials', 'true'],
    ['access-control-allow-origin', SHOP],
  ]);
});

test('browsers are told to stay with https where the settings say so', async () => {
  expect((await fetch(url)).headers.get('strict-transport-security')).toBeNull();
  await set({ TLSStrictTransport: true, TLSStrictTransportMaxAge: 600 });
  expect((await fetch(url)).headers.get('strict-transport-security')).toBe('max-age=600');
});
