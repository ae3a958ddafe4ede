import { expect, test } from 'bun:test';
import { groupOf } from '@foremast/testing/group-of';
import { type Person, type Place, startServer } from '@foremast/testing/server';
import { executeCommand } from '../commands/execute-command.ts';
import { linkGroupSyncableForChannel } from '../groups/link-group-syncable-for-channel.ts';
import { addChannelMember } from './add-channel-member.ts';
import { getChannelMembersByIds } from './get-channel-members-by-ids.ts';
import { patchChannel } from './patch-channel.ts';
import { removeUserFromChannel } from './remove-user-from-channel.ts';

const server = await startServer();
const { admin } = server;
const [inside, outside] = [await server.user(), await server.user()];
const team = await server.team(inside, outside);

/** A channel that a directory's group fills. */
async function filledChannel(...people: readonly Person[]): Promise<Place> {
  const channel = await server.channel(team);
  const group = await groupOf(server, people, 'ldap');
  await admin.call(linkGroupSyncableForChannel, { params: { group_id: group.id, channel_id: channel.id }, body: { auto_add: true } });
  await admin.call(patchChannel, { params: { channel_id: channel.id }, body: { group_constrained: true } });
  await server.drainJobs();
  return channel;
}
const isIn = async (channel: Place, who: Person): Promise<boolean> =>
  (await admin.call(getChannelMembersByIds, { params: { channel_id: channel.id }, body: [who.id] })).body.length === 1;
const say = (who: Person, channel: Place, command: string) =>
  who.call(executeCommand, { body: { channel_id: channel.id, team_id: team.id, command } });

test('a channel that is filled from groups takes in nobody else, whoever asks and however', async () => {
  const channel = await filledChannel(inside);
  const denied = { status: 400, body: { id: 'api.channel.add_members.user_denied' } };
  const add = (who: Person) => who.call(addChannelMember, { params: { channel_id: channel.id }, body: { user_id: outside.id } });
  expect([await add(inside), await add(outside)]).toMatchObject([denied, denied]);
  const square = await admin.client.getChannelByName(team.id, 'town-square');
  await say(outside, square, `/join ~${channel.name}`);
  await say(inside, channel, `/invite @${outside.username}`);
  expect([await isIn(channel, inside), await isIn(channel, outside)]).toEqual([true, false]);
});

test('neither a direct message nor the main channel of a team loses its people to groups', async () => {
  const direct = (await inside.request('POST', '/api/v4/channels/direct', { body: [inside.id, outside.id] })).body;
  const bind = (who: Person, { id }: Place) => who.call(patchChannel, { params: { channel_id: id }, body: { group_constrained: true } });
  expect(await bind(inside, direct)).toMatchObject({
    status: 400,
    body: { id: 'api.channel.update_channel.update_direct_or_group_messages_not_allowed.app_error' },
  });
  const square = (await admin.client.getChannelByName(team.id, 'town-square')) as unknown as Place;
  expect((await bind(admin, square)).status).toBe(200);
  await server.drainJobs();
  expect([await isIn(square, outside), await isIn(square, inside)]).toEqual([true, true]);
  await admin.call(patchChannel, { params: { channel_id: square.id }, body: { group_constrained: false } });
});

test('whom groups bring in nobody else takes out; one leaves by oneself', async () => {
  const channel = await filledChannel(inside, outside);
  const remove = (who: Person) => who.call(removeUserFromChannel, { params: { channel_id: channel.id, user_id: outside.id } });
  expect(await remove(inside)).toMatchObject({ status: 400, body: { id: 'api.channel.remove_member.group_constrained.app_error' } });
  await say(inside, channel, `/kick @${outside.username}`);
  expect(await isIn(channel, outside)).toBe(true);
  expect((await remove(outside)).status).toBe(200);
  expect(await isIn(channel, outside)).toBe(false);
});
