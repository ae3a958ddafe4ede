import { expect, test } from 'bun:test';
import { type Person, startServer } from '@foremast/testing/server';

const server = await startServer();
const { admin } = server;

const follows = async (who: Person, teamId: string, rootId: string): Promise<boolean> =>
  (await who.request('GET', `/api/v4/users/${who.id}/teams/${teamId}/threads/${rootId}`)).status === 200;

test('who is named in the first message follows with the next reply, also who was not in the channel then', async () => {
  const [alice, bob, zed] = [await server.user(), await server.user(), await server.user()];
  const team = await server.team(alice, bob, zed);
  const channel = await server.channel(team, [alice, bob]);
  const root = await server.post(channel, alice, `for @${zed.username}`);
  await server.post(channel, bob, 'one', { root_id: root.id });
  expect(await follows(zed, team.id, root.id)).toBe(false);
  await admin.request('POST', `/api/v4/channels/${channel.id}/members`, { body: { user_id: zed.id } });
  await server.post(channel, bob, 'two', { root_id: root.id });
  expect(await follows(zed, team.id, root.id)).toBe(true);
});

test('who stopped following stays away until named in a reply', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  const root = await server.post(channel, alice, 'a thread');
  const say = (message: string) => server.post(channel, bob, message, { root_id: root.id });
  await say('one');
  await alice.request('DELETE', `/api/v4/users/${alice.id}/teams/${channel.team_id}/threads/${root.id}/following`);
  await say('two');
  expect(await follows(alice, channel.team_id, root.id)).toBe(false);
  await say(`three @${alice.username}`);
  expect(await follows(alice, channel.team_id, root.id)).toBe(true);
});

test('a group that the first message calls is not brought into the thread by a reply', async () => {
  const [alice, bob, carol] = [await server.user(), await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob, carol);
  const name = `crew${Date.now()}`;
  await admin.request('POST', '/api/v4/groups', {
    body: { name, display_name: 'Crew', source: 'custom', allow_reference: true, user_ids: [carol.id] },
  });
  const root = await server.post(channel, alice, `for @${name}`);
  await server.post(channel, bob, 'one', { root_id: root.id });
  expect(await follows(carol, channel.team_id, root.id)).toBe(false);
});
