import { expect, test } from 'bun:test';
import { startTwo } from '@foremast/testing/server';
import { searchUsers } from '../users/search-users.ts';
import { clearServerBusy } from './clear-server-busy.ts';
import { getServerBusyExpires } from './get-server-busy-expires.ts';
import { setServerBusy } from './set-server-busy.ts';

const [a, b] = await startTwo();
const person = await a.user();

const search = (server: typeof a) =>
  fetch(`${server.url}/api/v4/users/search`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${person.session.token}` },
    body: JSON.stringify({ term: 'x' }),
  }).then((r) => r.status);

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300 && !(await done()); tries++) await Bun.sleep(10);
}

test('a server marked busy refuses searches, in every process, until it is over', async () => {
  expect(searchUsers.notWhenBusy).toBe(true);
  expect(await search(a)).toBe(200);
  expect((await a.admin.call(setServerBusy, { query: { seconds: 60 } })).body).toEqual({ status: 'OK' });
  const { body } = await a.admin.call(getServerBusyExpires);
  expect(body.busy).toBe(true);
  expect(body.expires - Date.now() / 1000).toBeGreaterThan(50);
  expect(await search(a)).toBe(503);
  await until(async () => (await search(b)) === 503);
  expect(await search(b)).toBe(503);
  // The first server’s administrator, at the other one.
  await fetch(`${b.url}/api/v4/server_busy`, { method: 'DELETE', headers: { Authorization: `Bearer ${a.admin.session.token}` } });
  await until(async () => (await search(a)) === 200);
  expect(await search(a)).toBe(200);
  expect((await a.admin.call(getServerBusyExpires)).body).toMatchObject({ busy: false, expires: -62135596800 });
});

test('while it is busy nobody is told of statuses', async () => {
  const socket = await person.listen();
  const set = (status: string) => person.request('PUT', `/api/v4/users/${person.id}/status`, { body: { user_id: person.id, status } });
  await a.admin.call(setServerBusy, { query: { seconds: 60 } });
  expect((await set('away')).status).toBe(200);
  await a.admin.call(clearServerBusy);
  await set('dnd');
  const told = () => socket.events.filter((event) => event.event === 'status_change').map((event) => event.data.status);
  await until(async () => told().includes('dnd'));
  expect(told()).toContain('dnd');
  expect(told()).not.toContain('away');
});

test.each(['0', '-1', '86401', 'x', '1.5'])('%s seconds are refused', async (seconds) => {
  expect(await a.admin.call(setServerBusy, { query: { seconds } })).toMatchObject({
    status: 400,
    body: { id: 'api.context.invalid_url_param.app_error' },
  });
});

test('only administrators may', async () => {
  for (const operation of [setServerBusy, clearServerBusy, getServerBusyExpires]) expect((await person.call(operation)).status).toBe(403);
});
