import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { patchChannel } from './patch-channel.ts';
import { updateChannel } from './update-channel.ts';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const team = await server.team(alice, bob);

test('each changed fact is told in the channel, with what it was', async () => {
  const channel = await server.channel(team, [alice]);
  const socket = await alice.listen();
  const { body } = await alice.call(patchChannel, { params: { channel_id: channel.id }, body: { display_name: 'Hall', header: 'up' } });
  expect(body).toMatchObject({ display_name: 'Hall', header: 'up' });
  expect(JSON.parse((await socket.next('channel_updated')).data.channel)).toMatchObject({ id: channel.id, header: 'up' });
  const told = [JSON.parse((await socket.next('posted')).data.post), JSON.parse((await socket.next('posted')).data.post)];
  expect(told.map((post) => post.type)).toEqual(['system_displayname_change', 'system_header_change']);
  expect(told[0].props).toMatchObject({ old_displayname: 'Channel', new_displayname: 'Hall' });
});

test('a whole channel that is sent without header and purpose loses both, and keeps its title', async () => {
  const channel = await server.channel(team, [alice], { header: 'h', purpose: 'p' });
  const { body } = await alice.call(updateChannel, { params: { channel_id: channel.id }, body: { id: channel.id } });
  expect(body).toMatchObject({ header: '', purpose: '', display_name: 'Channel', name: channel.name });
});

test.each([
  ['nothing', {}, 400, 'api.channel.patch_update_channel.no_changes.app_error'],
  ['an empty name', { name: '' }, 400, 'model.channel.is_valid.1_or_more.app_error'],
  ['a header that is too long', { header: 'x'.repeat(1025) }, 400, 'model.channel.is_valid.header.app_error'],
  ['a banner', { banner_info: { enabled: true, text: 'x', background_color: '#fff' } }, 403, 'api.context.permissions.app_error'],
])('patching %s is refused for a member', async (_, body, status, id) => {
  const channel = await server.channel(team, [alice]);
  expect(await alice.call(patchChannel, { params: { channel_id: channel.id }, body })).toMatchObject({ status, body: { id } });
});

test('who is not in the channel changes nothing', async () => {
  const channel = await server.channel(team, [alice]);
  expect((await bob.call(patchChannel, { params: { channel_id: channel.id }, body: { header: 'x' } })).status).toBe(403);
  const direct = await alice.client.createDirectChannel([alice.id, bob.id]);
  const refused = await server.admin.call(patchChannel, { params: { channel_id: direct.id }, body: { header: 'x' } });
  expect(refused).toMatchObject({ status: 403, body: { id: 'api.channel.patch_update_channel.forbidden.app_error' } });
});

test('a channel that groups begin to fill loses everybody whom they do not bring in', async () => {
  const channel = await server.channel(team, [alice, bob]);
  const socket = await bob.listen();
  await server.admin.call(patchChannel, { params: { channel_id: channel.id }, body: { group_constrained: true } });
  expect((await socket.next('user_removed')).data.channel_id).toBe(channel.id);
  expect(await server.admin.client.getChannelMembers(channel.id)).toEqual([]);
});
