import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { getChannel } from './get-channel.ts';
import { getChannelModerations } from './get-channel-moderations.ts';
import { patchChannelModerations } from './patch-channel-moderations.ts';
import { updateChannelMemberSchemeRoles } from './update-channel-member-scheme-roles.ts';

const server = await startServer();
const alice = await server.user();
const team = await server.team(alice);

const posting = (value: boolean) => [{ name: 'create_post', roles: { members: value } }];
const say = (channelId: string) => alice.request('POST', '/api/v4/posts', { body: { channel_id: channelId, message: 'may I' } });

test('what is taken from members is given back to administrators of the channel, and to all when it ends', async () => {
  const channel = await server.channel(team, [alice]);
  const params = { channel_id: channel.id };
  const socket = await alice.listen();
  const { body } = await server.admin.call(patchChannelModerations, { params, body: posting(false) });
  expect(body[0]).toEqual({ name: 'create_post', roles: { members: { value: false, enabled: true }, guests: { value: true, enabled: true } } });
  await socket.next('channel_scheme_updated');
  expect((await say(channel.id)).status).toBe(403);
  await server.admin.call(updateChannelMemberSchemeRoles, {
    params: { ...params, user_id: alice.id },
    body: { scheme_user: true, scheme_admin: true },
  });
  expect((await say(channel.id)).status).toBe(201);
  await server.admin.call(patchChannelModerations, { params, body: posting(true) });
  expect((await alice.call(getChannel, { params })).body.scheme_id).toBeNull();
});

test('channels are moderated by those who may use the console', async () => {
  const channel = await server.channel(team, [alice]);
  for (const operation of [getChannelModerations, patchChannelModerations]) {
    expect(
      (await alice.call(operation, { params: { channel_id: channel.id }, ...(operation === patchChannelModerations ? { body: [] } : {}) })).status,
    ).toBe(403);
  }
  const more = [{ name: 'manage_members', roles: { guests: true } }];
  expect((await server.admin.call(patchChannelModerations, { params: { channel_id: channel.id }, body: more })).status).toBe(403);
});

test.each(['no_such_right', '__proto__', 'constructor', 'toString'])(
  'a right that does not exist cannot be given, whatever its name: %s',
  async (name) => {
    const channel = await server.channel(team, [alice]);
    const { status, body } = await server.admin.call(patchChannelModerations, {
      params: { channel_id: channel.id },
      body: [{ name, roles: { members: true } }],
    });
    expect([status, (body as unknown as { id: string }).id]).toEqual([
      403,
      'api.channel.patch_channel_moderations_for_channel.restricted_permission.app_error',
    ]);
  },
);
