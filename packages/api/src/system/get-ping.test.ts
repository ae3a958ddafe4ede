import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';

const server = await startServer();

test('anyone may ask whether the server is up', async () => {
  const response = await fetch(`${server.url}/api/v4/system/ping`);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toMatchObject({ status: 'OK' });
});

test('people sign in through the published client', async () => {
  const person = await server.user();
  expect(await person.client.getMe()).toMatchObject({ id: person.id, username: person.username });
});
