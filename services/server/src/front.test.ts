import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';

const server = await startServer();

test.each(['x', 'mm', 'chat.example.com'])('a server that is reached as http://%s answers', async (host) => {
  const response = await fetch(`${server.url}/api/v4/system/ping?get_server_status=true`, { headers: { Host: host } });
  expect(response.status).toBe(200);
});

test('an address with a double slash is sent on, unknown ones under the API are JSON, others a page', async () => {
  const ask = (path: string, method = 'GET') => fetch(server.url + path, { method, redirect: 'manual' });
  expect((await ask('/api/v4//users/me')).headers.get('location')).toBe('/api/v4/users/me');
  const missing = await ask('/api/v4/nothing');
  expect([missing.status, await missing.json()]).toMatchObject([404, { id: 'api.context.404.app_error', status_code: 404 }]);
  expect((await ask('/api/v4/system/ping', 'DELETE')).status).toBe(404);
  expect((await ask('/somewhere')).headers.get('content-type')).toBe('text/html');
  expect((await ask('/static/nothing.js')).status).toBe(404);
});

test('under the API only files can be asked for by HEAD, and not what is told of them', async () => {
  const id = 'a'.repeat(26);
  const head = async (path: string) => {
    const response = await fetch(server.url + path, { method: 'HEAD', headers: { Authorization: `Bearer ${server.admin.session.token}` } });
    return [response.status, response.headers.get('x-request-id') !== null];
  };
  for (const what of ['', '/thumbnail', '/preview']) expect(await head(`/api/v4/files/${id}${what}`)).toEqual([404, true]);
  for (const what of ['/info', '/link', '/nothing']) expect(await head(`/api/v4/files/${id}${what}`)).toEqual([404, false]);
  expect(await head('/api/v4/system/ping')).toEqual([404, false]);
});
