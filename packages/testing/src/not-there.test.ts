import { expect, test } from 'bun:test';
import { startServer } from './server.ts';

const server = await startServer();
const { admin } = server;
const nobody = 'a'.repeat(26);
const channel = await server.channelWith();
const post = await server.post(channel, admin);

test.each([
  ['a channel of a team', 'POST', '/api/v4/channels', { team_id: nobody, name: 'a-channel', display_name: 'A', type: 'O' }],
  ['following a thread for a person', 'PUT', `/api/v4/users/${nobody}/teams/${channel.team_id}/threads/${post.id}/following`, undefined],
])('an administrator cannot make %s that is not there', async (_, method, path, body) => {
  expect(await admin.request(method, path, { body })).toMatchObject({ status: 404 });
});

test.each([
  ['/api/v4/channels/group/search', { term: 'y'.repeat(100_000) }],
  ['/api/v4/users/tokens/search', { term: 'y'.repeat(100_000) }],
  ['/api/v4/emoji/search', { term: 'y'.repeat(100_000) }],
])('looking for a very long word finds nothing: %s', async (path, body) => {
  const answer = await admin.request('POST', path, { body });
  expect(answer.status).toBeLessThan(500);
});
