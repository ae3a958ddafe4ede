import { expect, test } from 'bun:test';
import { startServer, unique } from '../server.ts';
import { recorder } from './recorder.ts';

const server = await startServer();
const methods = recorder('channels');
const admin = methods.of(server.admin);
const [alice, bob, carol] = [await server.user(), await server.user(), await server.user()];
const own = methods.of(alice);
const other = methods.of(bob);
const team = await server.team(alice, bob, carol);
const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
const newChannel = (type = 'O') => own.createChannel({ team_id: team.id, name: unique('room'), display_name: unique('Room'), type } as never);

test('a channel is made, found in every way, and changed', async () => {
  const channel = await newChannel();
  expect(channel).toMatchObject({ team_id: team.id, creator_id: alice.id, type: 'O' });
  expect(await own.getChannel(channel.id)).toMatchObject({ id: channel.id });
  expect(await own.getChannelByName(team.id, channel.name)).toMatchObject({ id: channel.id });
  expect(await own.getChannelByNameAndTeamName(team.name, channel.name)).toMatchObject({ id: channel.id });
  const socket = await alice.listen();
  expect(await own.patchChannel(channel.id, { header: 'Quiet' })).toMatchObject({ header: 'Quiet' });
  expect(JSON.parse((await socket.next('channel_updated')).data.channel)).toMatchObject({ id: channel.id, header: 'Quiet' });
  expect(await own.updateChannel({ ...channel, display_name: 'Hall' } as never)).toMatchObject({ id: channel.id, display_name: 'Hall' });
  expect(await admin.updateChannelPrivacy(channel.id, 'P')).toMatchObject({ type: 'P' });
  await expect(other.getChannel(channel.id)).rejects.toMatchObject({ status_code: 403 });
});

test('a channel is archived and restored', async () => {
  const channel = await newChannel();
  expect(await own.deleteChannel(channel.id)).toEqual({ status: 'OK' });
  expect(ids(await own.getArchivedChannels(team.id))).toContain(channel.id);
  await expect(own.getChannelByName(team.id, channel.name)).rejects.toMatchObject({ status_code: 404 });
  expect(await own.getChannelByName(team.id, channel.name, true)).toMatchObject({ id: channel.id });
  expect(await admin.unarchiveChannel(channel.id)).toMatchObject({ id: channel.id, delete_at: 0 });
  expect(ids(await own.getArchivedChannels(team.id))).not.toContain(channel.id);
});

test('people write to each other directly and in groups, and a group becomes a channel', async () => {
  const direct = await own.createDirectChannel([alice.id, bob.id]);
  expect(direct).toMatchObject({ type: 'D', name: [alice.id, bob.id].sort().join('__') });
  const group = await own.createGroupChannel([alice.id, bob.id, carol.id]);
  expect(group).toMatchObject({ type: 'G' });
  expect(ids(await own.searchGroupChannels(bob.username))).toEqual([group.id]);
  expect(ids((await own.getGroupMessageMembersCommonTeams(group.id)).data)).toEqual([team.id]);
  const { data: made } = await own.convertGroupMessageToPrivateChannel(group.id, team.id, 'Three', unique('three'));
  expect(made).toMatchObject({ id: group.id, type: 'P', display_name: 'Three', team_id: team.id });
});

test('channels are listed: open ones, own ones, all of them', async () => {
  const [open, closed] = [await newChannel(), await newChannel('P')];
  expect(ids(await other.getChannels(team.id, 0, 200))).toContain(open.id);
  expect(ids(await other.getChannels(team.id, 0, 200))).not.toContain(closed.id);
  expect(ids(await own.getMyChannels(team.id))).toEqual(expect.arrayContaining([open.id, closed.id]));
  expect(ids(await own.getAllTeamsChannels())).toEqual(expect.arrayContaining([open.id, closed.id]));
  const page: unknown = await admin.getAllChannels(0, 200, '', false, true, false, false, false, false);
  expect(page).toMatchObject({ total_count: expect.any(Number), channels: expect.arrayContaining([expect.objectContaining({ id: closed.id })]) });
  await expect(own.getAllChannels(0, 10, '', false, false, false, false, false, false)).rejects.toMatchObject({ status_code: 403 });
});

test('channels are searched for, and offered while a name is typed', async () => {
  const [open, closed] = [await newChannel(), await newChannel('P')];
  expect(ids(await other.searchChannels(team.id, open.display_name))).toEqual([open.id]);
  expect(await other.searchChannels(team.id, closed.display_name)).toEqual([]);
  expect(ids(await other.autocompleteChannels(team.id, open.name))).toEqual([open.id]);
  expect(ids(await own.autocompleteChannelsForSearch(team.id, closed.name))).toEqual([closed.id]);
  const all: unknown = await admin.searchAllChannels(closed.display_name, { page: 0, per_page: 10 } as never);
  expect(all).toMatchObject({ total_count: 1, channels: [{ id: closed.id, team_name: team.name }] });
});

test('what may be done in a channel is moderated', async () => {
  const channel = await newChannel();
  const moderations = await admin.getChannelModerations(channel.id);
  expect(moderations.find(({ name }) => name === 'create_post')).toMatchObject({ roles: { members: { value: true, enabled: true } } });
  await admin.addToChannel(bob.id, channel.id);
  const changed = await admin.patchChannelModerations(channel.id, [{ name: 'create_post', roles: { members: false, guests: false } }] as never);
  expect(changed.find(({ name }) => name === 'create_post')).toMatchObject({ roles: { members: { value: false } } });
  const { status } = await bob.request('POST', '/api/v4/posts', { body: { channel_id: channel.id, message: 'may I' } });
  expect(status).toBe(403);
});

test('a channel is counted', async () => {
  const channel = await newChannel();
  await admin.addToChannel(bob.id, channel.id);
  expect(await own.getChannelStats(channel.id, true)).toMatchObject({ channel_id: channel.id, member_count: 2, files_count: 0 });
  expect(await own.getChannelsMemberCount([channel.id])).toEqual({ [channel.id]: 2 });
  expect(await own.getChannelMemberCountsByGroup(channel.id, true)).toEqual([] as never);
  await own.patchMe({ timezone: { useAutomaticTimezone: 'false', manualTimezone: 'Europe/Vienna', automaticTimezone: '' } } as never);
  expect(await own.getChannelTimezones(channel.id)).toEqual(['Europe/Vienna']);
});

methods.everyMethodIsCalled();
