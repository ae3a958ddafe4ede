import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { addChannelMember } from './add-channel-member.ts';
import { getChannelStats } from './get-channel-stats.ts';
import { removeUserFromChannel } from './remove-user-from-channel.ts';

const server = await startServer();
const [alice, bob, carol, outsider] = [await server.user(), await server.user(), await server.user(), await server.user()];
const team = await server.team(alice, bob, carol);

test('who is brought in hears of it, and so do the others', async () => {
  const channel = await server.channel(team, [alice]);
  const [inside, joining] = [await alice.listen(), await bob.listen()];
  const { status, body } = await alice.call(addChannelMember, { params: { channel_id: channel.id }, body: { user_id: bob.id } });
  expect([status, body.user_id, body.last_viewed_at]).toEqual([201, bob.id, -1]);
  expect((await inside.next('user_added')).data).toEqual({ user_id: bob.id, team_id: team.id });
  expect((await joining.next('user_added')).broadcast).toMatchObject({ channel_id: channel.id, user_id: bob.id });
  const told = JSON.parse((await inside.next('posted')).data.post);
  expect(told).toMatchObject({ type: 'system_add_to_channel', user_id: alice.id, props: { addedUserId: bob.id, userId: alice.id } });
});

test('of several people those come in who may; nobody is a reason to fail for the others', async () => {
  const channel = await server.channel(team, [alice]);
  const ids = [bob.id, outsider.id, carol.id];
  const { status, body } = await alice.call(addChannelMember, { params: { channel_id: channel.id }, body: { user_ids: ids } });
  expect([status, body.map((member: { user_id: string }) => member.user_id)]).toEqual([201, [bob.id, carol.id]]);
  const none = await alice.call(addChannelMember, { params: { channel_id: channel.id }, body: { user_ids: [outsider.id] } });
  expect(none).toMatchObject({ status: 404, body: { id: 'app.team.get_member.missing.app_error' } });
  expect((await alice.call(getChannelStats, { params: { channel_id: channel.id } })).body.member_count).toBe(4);
});

test('a private channel is joined by invitation only', async () => {
  const cellar = await server.channel(team, [alice], { type: 'P' });
  expect((await bob.call(addChannelMember, { params: { channel_id: cellar.id }, body: { user_id: bob.id } })).status).toBe(403);
  expect((await alice.call(addChannelMember, { params: { channel_id: cellar.id }, body: { user_id: bob.id } })).status).toBe(201);
});

test('who leaves is told apart from those who stay', async () => {
  const channel = await server.channel(team, [alice, bob]);
  const [stays, goes] = [await alice.listen(), await bob.listen()];
  expect((await bob.call(removeUserFromChannel, { params: { channel_id: channel.id, user_id: 'me' } })).status).toBe(200);
  expect((await stays.next('user_removed')).data).toEqual({ user_id: bob.id, remover_id: bob.id });
  expect((await goes.next('user_removed')).data).toEqual({ channel_id: channel.id, remover_id: bob.id });
  const again = await bob.call(removeUserFromChannel, { params: { channel_id: channel.id, user_id: 'me' } });
  expect(again).toMatchObject({ status: 404, body: { id: 'app.channel.get_member.missing.app_error' } });
});

test('nobody leaves the main channel of a team', async () => {
  const square = await alice.client.getChannelByName(team.id, 'town-square');
  expect(await alice.call(removeUserFromChannel, { params: { channel_id: square.id, user_id: 'me' } })).toMatchObject({
    status: 400,
    body: { id: 'api.channel.remove.default.app_error' },
  });
});
