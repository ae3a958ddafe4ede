import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';

const server = await startServer();

test('texts that are no ids are offline, whatever they hold', async () => {
  const alice = await server.user();
  await alice.request('PUT', `/api/v4/users/${alice.id}/status`, { body: { user_id: alice.id, status: 'dnd' } });
  const socket = await alice.listen();
  expect(await socket.ask('get_statuses_by_ids', { user_ids: ['a\u0000b', '\ud800', alice.id] })).toMatchObject({
    status: 'OK',
    data: { 'a\u0000b': 'offline', [alice.id]: 'dnd' },
  });
  await socket.close();
});

test('a token that can be none is refused like any other', async () => {
  const stranger = new WebSocket(`${server.url.replace('http', 'ws')}/api/v4/websocket`);
  await new Promise((opened) => stranger.addEventListener('open', opened));
  const closed = new Promise((done) => stranger.addEventListener('close', done));
  stranger.send(JSON.stringify({ seq: 1, action: 'authentication_challenge', data: { token: '\u0000' } }));
  await closed;
  expect((await fetch(`${server.url}/api/v4/users/me?access_token=%00`)).status).toBe(401);
});
