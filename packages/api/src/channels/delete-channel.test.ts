import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { createChannel } from './create-channel.ts';
import { deleteChannel } from './delete-channel.ts';
import { getChannel } from './get-channel.ts';
import { patchChannel } from './patch-channel.ts';
import { restoreChannel } from './restore-channel.ts';

const server = await startServer({ MM_SERVICESETTINGS_ENABLEAPICHANNELDELETION: 'true' });
const [alice, bob] = [await server.user(), await server.user()];
const team = await server.team(alice, bob);
const of = (channel: { id: string }) => ({ params: { channel_id: channel.id } });

test('an archived channel can be read, not changed, and comes back', async () => {
  const channel = await server.channel(team, [alice]);
  const mate = await bob.listen();
  expect((await alice.call(deleteChannel, of(channel))).status).toBe(200);
  expect((await mate.next('channel_deleted')).data.channel_id).toBe(channel.id);
  expect((await bob.call(getChannel, of(channel))).body.delete_at).toBeGreaterThan(0);
  expect(await alice.call(patchChannel, { ...of(channel), body: { header: 'late' } })).toMatchObject({
    status: 400,
    body: { id: 'app.channel.update.bad_id' },
  });
  expect((await alice.call(restoreChannel, of(channel))).status).toBe(403);
  expect(await server.admin.call(restoreChannel, of(channel))).toMatchObject({ status: 200, body: { delete_at: 0 } });
  expect((await mate.next('channel_restored')).data).toEqual({ channel_id: channel.id });
});

test('a channel that is destroyed takes everything with it and frees its name', async () => {
  const channel = await server.channel(team, [alice], { type: 'P' });
  const post = await server.post(channel, alice);
  const socket = await alice.listen();
  expect((await server.admin.call(deleteChannel, { ...of(channel), query: { permanent: true } })).status).toBe(200);
  expect((await socket.next('channel_deleted')).broadcast.channel_id).toBe(channel.id);
  expect((await server.admin.call(getChannel, of(channel))).status).toBe(404);
  expect((await alice.request('GET', `/api/v4/posts/${post.id}`)).status).toBe(404);
  const again = await alice.call(createChannel, { body: { team_id: team.id, name: channel.name, display_name: 'Again', type: 'O' } });
  expect(again.status).toBe(201);
});

test('the main channel of a team is not archived, and a direct channel never', async () => {
  const square = await alice.client.getChannelByName(team.id, 'town-square');
  expect((await server.admin.call(deleteChannel, of(square))).body.id).toBe('api.channel.delete_channel.cannot.app_error');
  const direct = await alice.client.createDirectChannel([alice.id, bob.id]);
  expect((await alice.call(deleteChannel, of(direct))).body.id).toBe('api.channel.delete_channel.type.invalid');
});
