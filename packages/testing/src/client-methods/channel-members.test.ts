import { expect, test } from 'bun:test';
import { startServer } from '../server.ts';
import { recorder } from './recorder.ts';

const server = await startServer();
const methods = recorder('channel members');
const admin = methods.of(server.admin);
const [alice, bob, carol, dave] = [await server.user(), await server.user(), await server.user(), await server.user()];
const own = methods.of(alice);
const team = await server.team(alice, bob, carol, dave);
const ids = (list: readonly { user_id: string }[]): string[] => list.map(({ user_id }) => user_id).sort();

test('people are added, alone and together, read, and removed', async () => {
  const channel = await server.channel(team, [alice]);
  const socket = await bob.listen();
  expect(await own.addToChannel(bob.id, channel.id)).toMatchObject({ channel_id: channel.id, user_id: bob.id });
  expect((await socket.next('user_added')).data).toMatchObject({ user_id: bob.id, team_id: team.id });
  expect(ids(await own.addToChannels([carol.id, dave.id], channel.id))).toEqual([carol.id, dave.id].sort());
  const everybody = [server.admin, alice, bob, carol, dave].map(({ id }) => id).sort();
  expect(ids(await own.getChannelMembers(channel.id))).toEqual(everybody);
  expect(ids(await own.getChannelMembersByIds(channel.id, [alice.id, bob.id]))).toEqual([alice.id, bob.id].sort());
  expect(await own.getChannelMember(channel.id, bob.id)).toMatchObject({ user_id: bob.id, scheme_user: true });
  expect(await own.getMyChannelMember(channel.id)).toMatchObject({ user_id: alice.id });
  expect((await own.getMyChannelMembers(team.id)).map(({ channel_id }) => channel_id)).toContain(channel.id);
  expect((await own.getAllChannelsMembers(alice.id)).map(({ channel_id }) => channel_id)).toContain(channel.id);
  expect(await own.removeFromChannel(bob.id, channel.id)).toEqual({ status: 'OK' });
  expect((await socket.next('user_removed')).data).toMatchObject({ channel_id: channel.id, remover_id: alice.id });
  await expect(own.getChannelMember(channel.id, bob.id)).rejects.toMatchObject({ status_code: 404 });
});

test('a member is made an administrator of the channel', async () => {
  const channel = await server.channel(team, [alice, bob]);
  expect(await admin.updateChannelMemberRoles(channel.id, bob.id, 'channel_user channel_admin')).toEqual({ status: 'OK' });
  expect((await own.getChannelMember(channel.id, bob.id)).scheme_admin).toBe(true);
  expect(await admin.updateChannelMemberSchemeRoles(channel.id, bob.id, true, false)).toEqual({ status: 'OK' });
  expect((await own.getChannelMember(channel.id, bob.id)).scheme_admin).toBe(false);
});

test('a member says what to be told of, and nothing is translated where nothing translates', async () => {
  const channel = await server.channel(team, [alice]);
  expect(await own.updateChannelNotifyProps({ channel_id: channel.id, user_id: alice.id, desktop: 'none' })).toEqual({ status: 'OK' });
  expect((await own.getMyChannelMember(channel.id)).notify_props).toMatchObject({ desktop: 'none' });
  await expect(own.setMyChannelAutotranslation(channel.id, true)).rejects.toMatchObject({ status_code: 403 });
});

test('channels are read, one by one and several at once', async () => {
  const [one, two] = [await server.channel(team, [alice, bob]), await server.channel(team, [alice, bob])];
  for (const place of [one, two]) await server.post(place, bob, `look @${alice.username}`);
  expect((await own.getMyChannelMember(one.id)).mention_count).toBeGreaterThan(0);
  const socket = await alice.listen();
  expect(await own.viewMyChannel(one.id)).toMatchObject({ status: 'OK', last_viewed_at_times: { [one.id]: expect.any(Number) } });
  expect((await socket.next('multiple_channels_viewed')).data.channel_times).toHaveProperty([one.id]);
  expect(await own.readMultipleChannels([two.id])).toMatchObject({ status: 'OK', last_viewed_at_times: { [two.id]: expect.any(Number) } });
  for (const place of [one, two]) expect(await own.getMyChannelMember(place.id)).toMatchObject({ mention_count: 0 });
});

methods.everyMethodIsCalled();
