import { expect, test } from 'bun:test';
import { type Answer, type Person, type Place, startServer, unique } from '@foremast/testing/server';
import { createChannelBookmark } from '../bookmarks/create-channel-bookmark.ts';
import { listChannelBookmarksForChannel } from '../bookmarks/list-channel-bookmarks-for-channel.ts';
import { createGroup } from '../groups/create-group.ts';
import { addChannelMember } from './add-channel-member.ts';
import { convertGroupMessageToChannel } from './convert-group-message-to-channel.ts';
import { createChannel } from './create-channel.ts';
import { createSidebarCategoryForTeamForUser } from './create-sidebar-category-for-team-for-user.ts';
import { deleteChannel } from './delete-channel.ts';
import { getSidebarCategoriesForTeamForUser } from './get-sidebar-categories-for-team-for-user.ts';
import { patchChannelModerations } from './patch-channel-moderations.ts';
import { removeUserFromChannel } from './remove-user-from-channel.ts';
import { restoreChannel } from './restore-channel.ts';
import { updateChannelNotifyProps } from './update-channel-notify-props.ts';
import { updateSidebarCategoriesForTeamForUser } from './update-sidebar-categories-for-team-for-user.ts';

// Many ask for the same at once: it happens once, and whoever comes too late is told so.

const server = await startServer();
const { admin } = server;
const [alice, bob, carol] = [await server.user(), await server.user(), await server.user()];
const team = await server.team(alice, bob, carol);

const times = async (n: number, ask: (i: number) => Promise<Answer>): Promise<Answer[]> => Promise.all(Array.from({ length: n }, (_, i) => ask(i)));
const statuses = (answers: readonly Answer[]): number[] => answers.map((answer) => answer.status).sort();
const told = async (channel: Place, type: string): Promise<number> =>
  Object.values((await admin.client.getPosts(channel.id)).posts).filter((post) => post.type === type).length;
const in_ = (channel: Place, who?: Person) => ({ channel_id: channel.id, ...(who ? { user_id: who.id } : {}) });

test('joining and leaving are told once', async () => {
  const channel = await server.channel(team, [alice]);
  const joins = await times(8, () => bob.call(addChannelMember, { params: in_(channel), body: { user_id: bob.id } }));
  expect([statuses(joins), await told(channel, 'system_join_channel')]).toEqual([Array(8).fill(201), 2]);
  const leaves = await times(8, () => bob.call(removeUserFromChannel, { params: in_(channel, bob) }));
  expect([statuses(leaves), await told(channel, 'system_leave_channel')]).toEqual([[200, ...Array(7).fill(404)], 1]);
});

test('a channel is archived once and restored once', async () => {
  const channel = await server.channel(team, [alice]);
  expect(statuses(await times(6, () => alice.call(deleteChannel, { params: in_(channel) })))).toEqual([200, ...Array(5).fill(400)]);
  expect(statuses(await times(6, () => admin.call(restoreChannel, { params: in_(channel) })))).toEqual([200, ...Array(5).fill(400)]);
  expect([await told(channel, 'system_channel_deleted'), await told(channel, 'system_channel_restored')]).toEqual([1, 1]);
});

test('a group message is converted once', async () => {
  const group = (await alice.request('POST', '/api/v4/channels/group', { body: [bob.id, carol.id] })).body;
  const convert = () => {
    const body = { channel_id: group.id, team_id: team.id, name: unique('room'), display_name: 'Room' };
    return alice.call(convertGroupMessageToChannel, { params: in_(group), body });
  };
  expect(statuses(await times(4, convert))).toEqual([200, 400, 400, 400]);
});

test('a team that is nearly full gets no more channels than are allowed, whoever makes them', async () => {
  const makers = await Promise.all(Array.from({ length: 12 }, () => server.user()));
  const full = await server.team(...makers);
  const limit = (MaxChannelsPerTeam: number) => admin.request('PUT', '/api/v4/config/patch', { body: { TeamSettings: { MaxChannelsPerTeam } } });
  expect((await limit(5)).status).toBe(200);
  const body = (i: number) => ({ team_id: full.id, name: unique('room'), display_name: 'Room', type: i % 2 === 0 ? 'O' : 'P' });
  const made = await times(12, (i) => (makers[i] as Person).call(createChannel, { body: body(i) }));
  expect((await limit(2000)).status).toBe(200);
  expect(statuses(made)).toEqual([...Array(3).fill(201), ...Array(9).fill(400)]);
  const refused = made.filter(({ status }) => status === 400).map((answer) => answer.body.id);
  expect(new Set(refused)).toEqual(new Set(['api.channel.create_channel.max_channel_limit.app_error']));
});

test('a channel that is moderated has one scheme, and loses it as a whole', async () => {
  const channel = await server.channel(team, [alice]);
  const moderate = (members: boolean) =>
    admin.call(patchChannelModerations, { params: in_(channel), body: [{ name: 'create_post', roles: { members } }] });
  const live = async () =>
    (await server.running.app.store.db.selectFrom('schemes').select('id').where('deleteat', '=', 0).execute()).map((scheme) => scheme.id);
  expect(statuses(await times(6, (i) => moderate(i % 2 === 0)))).toEqual(Array(6).fill(200));
  await moderate(false);
  expect(await live()).toEqual([(await admin.client.getChannel(channel.id)).scheme_id as string]);
  await times(4, () => moderate(true));
  expect({ live: await live(), scheme: (await admin.client.getChannel(channel.id)).scheme_id ?? '' }).toEqual({ live: [], scheme: '' });
});

test('a channel has no more bookmarks than fifty, each in a place of its own', async () => {
  const channel = await server.channel(team, [alice]);
  const body = { display_name: 'b', link_url: 'https://example.com', type: 'link' };
  const made = await times(56, () => alice.call(createChannelBookmark, { params: in_(channel), body }));
  expect(statuses(made)).toEqual([...Array(50).fill(201), ...Array(6).fill(400)]);
  const { body: list } = await alice.call(listChannelBookmarksForChannel, { params: in_(channel) });
  expect(new Set(list.map((bookmark: Place) => bookmark.sort_order)).size).toBe(50);
});

test('a channel that is put into several categories ends in one of them', async () => {
  const channel = await server.channel(team, [alice]);
  const params = { user_id: alice.id, team_id: team.id };
  const create = (i: number) =>
    alice.call(createSidebarCategoryForTeamForUser, { params, body: { ...params, display_name: `c${i}`, channel_ids: [channel.id] } });
  expect(statuses(await times(6, create))).toEqual(Array(6).fill(200));
  const { categories } = (await alice.call(getSidebarCategoriesForTeamForUser, { params })).body;
  expect(new Set(categories.map((category: Place) => category.sort_order)).size).toBe(9);
  expect(categories.filter((category: Place) => category.channel_ids.includes(channel.id))).toHaveLength(1);
});

/** A category of alice's with these channels, and what saves it as muted or not. */
async function categoryWith(channels: readonly Place[]) {
  const params = { user_id: alice.id, team_id: team.id };
  const sent = { ...params, display_name: unique('calm'), channel_ids: channels.map((channel) => channel.id) };
  const { body: category } = await alice.call(createSidebarCategoryForTeamForUser, { params, body: sent });
  const mute = (muted: boolean) => alice.call(updateSidebarCategoriesForTeamForUser, { params, body: [{ ...category, muted }] });
  const now = async () => (await alice.call(getSidebarCategoriesForTeamForUser, { params })).body.categories.find((c: Place) => c.id === category.id);
  return { mute, now };
}

test('what is set for channels while their category is muted and heard again all stays, and they are as the category is', async () => {
  const channels = await Promise.all(Array.from({ length: 4 }, () => server.channel(team, [alice])));
  const category = await categoryWith(channels);
  const values = {
    ...{ desktop: ['all', 'mention', 'none'], push: ['all', 'mention', 'none'], email: ['true', 'false'] },
    ...{ desktop_threads: ['all', 'mention'], push_threads: ['all', 'mention'] },
    ...{ ignore_channel_mentions: ['on', 'off'], channel_auto_follow_threads: ['on', 'off'] },
  };
  const keys = Object.keys(values);
  for (let round = 0; round < 6; round++) {
    const settings = Object.fromEntries(Object.entries(values).map(([key, those]) => [key, those[round % those.length]]));
    const set = async (channel: Place) => {
      for (const key of keys) await alice.call(updateChannelNotifyProps, { params: in_(channel, alice), body: { [key]: settings[key] } });
    };
    const toggle = async () => {
      for (let i = 0; i < 6; i++) expect(await category.mute(i % 2 === 0)).toMatchObject({ status: 200 });
    };
    await Promise.all([...channels.map(set), toggle(), toggle()]);
    const mark_unread = (await category.now()).muted ? 'mention' : 'all';
    for (const { id } of channels)
      expect((await alice.client.getChannelMember(id, alice.id)).notify_props).toMatchObject({ ...settings, mark_unread } as object);
  }
}, 30_000);

test('a channel that is left while a category with it is saved is in no category', async () => {
  const { db } = server.running.app.store;
  for (let round = 0; round < 12; round++) {
    const channel = await server.channel(team, [alice]);
    const category = await categoryWith([channel]);
    let left = false;
    const leave = alice.call(removeUserFromChannel, { params: in_(channel, alice) }).finally(() => (left = true));
    while (!left) expect((await category.mute(false)).status).toBe(200);
    expect((await leave).status).toBe(200);
    expect(await db.selectFrom('sidebarchannels').select('categoryid').where('channelid', '=', channel.id).execute()).toEqual([]);
  }
}, 30_000);

test('settings of a membership that are sent apart all stay', async () => {
  const channel = await server.channel(team, [alice]);
  const wanted = { desktop: 'mention', push: 'mention', email: 'false', mark_unread: 'mention', desktop_threads: 'mention', push_threads: 'mention' };
  const each = Object.entries(wanted);
  await times(6, (i) => alice.call(updateChannelNotifyProps, { params: in_(channel, alice), body: Object.fromEntries([each[i] ?? []]) }));
  expect((await alice.client.getChannelMember(channel.id, alice.id)).notify_props).toMatchObject(wanted as object);
});

test.each([
  ['desktop', 'junk', 'notify_level'],
  ['mark_unread', 'none', 'unread_level'],
  ['push', '', 'push_level'],
  ['email', 'all', 'email_value'],
  ['ignore_channel_mentions', 'yes', 'ignore_channel_mentions_value'],
  ['channel_auto_follow_threads', 'default', 'channel_auto_follow_threads_value'],
])('a membership whose %s would mean nothing is refused, and stays as it is', async (key, value, what) => {
  const channel = await server.channel(team, [alice]);
  const { notify_props } = await alice.client.getChannelMember(channel.id, alice.id);
  const answer = await alice.call(updateChannelNotifyProps, { params: in_(channel, alice), body: { [key]: value } });
  expect(answer).toMatchObject({ status: 400, body: { id: `model.channel_member.is_valid.${what}.app_error` } });
  expect((await alice.client.getChannelMember(channel.id, alice.id)).notify_props).toEqual(notify_props);
});

test('a name is given to one group', async () => {
  const body = { name: unique('crew'), display_name: 'Crew', source: 'custom', allow_reference: true, user_ids: [] };
  const made = await times(5, () => alice.call(createGroup, { body }));
  expect(statuses(made)).toEqual([201, 400, 400, 400, 400]);
});
