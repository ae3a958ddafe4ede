import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { updateChannel } from './update-channel.ts';

const server = await startServer();
const [alice, bob, carol] = [await server.user(), await server.user(), await server.user()];
const team = await server.team(alice, bob, carol);

test('a new title is told as it was sent, of the channel as it was sent; header and purpose are not told', async () => {
  const channel = await server.channel(team, [alice, bob]);
  const socket = await bob.listen();
  const { id, team_id, type, name } = channel;
  await alice.call(updateChannel, { params: { channel_id: id }, body: { id, team_id, type, name, display_name: 'Hall', header: 'h', purpose: 'p' } });
  const { data } = await socket.next('posted');
  expect(data).toMatchObject({ channel_type: 'O', channel_name: name, channel_display_name: 'Hall', team_id: team.id });
  expect(JSON.parse(data.post)).toMatchObject({
    type: 'system_displayname_change',
    props: { username: alice.username, old_displayname: 'Channel', new_displayname: 'Hall' },
  });
  await server.post(channel, alice, 'next');
  expect(JSON.parse((await socket.next('posted')).data.post).message).toBe('next');
});

test('a title that is left out stays, and is told as an empty one by an event that names no channel', async () => {
  const channel = await server.channel(team, [alice, bob]);
  const socket = await bob.listen();
  const { body } = await alice.call(updateChannel, { params: { channel_id: channel.id }, body: { id: channel.id, header: 'h' } });
  expect([body.display_name, body.header]).toEqual(['Channel', 'h']);
  const { data, broadcast } = await socket.next('posted');
  expect(data).toMatchObject({ channel_type: '', channel_name: '', channel_display_name: '', team_id: '' });
  expect(broadcast.channel_id).toBe(channel.id);
  expect(JSON.parse(data.post).props).toEqual({ username: alice.username, old_displayname: 'Channel', new_displayname: '' });
});

test('a header alone is told in a group message, where it mentions nobody, and not in a direct one', async () => {
  const group = (await alice.request('POST', '/api/v4/channels/group', { body: [bob.id, carol.id] })).body;
  const direct = (await alice.request('POST', '/api/v4/channels/direct', { body: [alice.id, bob.id] })).body;
  for (const { id } of [group, direct])
    expect((await alice.call(updateChannel, { params: { channel_id: id }, body: { id, header: 'h' } })).body.header).toBe('h');
  const posts = async (id: string) => (await bob.client.getPosts(id)).order.length;
  expect([await posts(group.id), await posts(direct.id)]).toEqual([1, 0]);
  const unread = (await bob.request('GET', `/api/v4/users/me/channels/${group.id}/unread`)).body;
  expect([unread.msg_count, unread.mention_count]).toEqual([1, 0]);
});
