import { expect, spyOn, test } from 'bun:test';
import { PostgresTransaction } from '@foremast/store/dialect/postgres';
import { type Person, type Place, startServer } from '@foremast/testing/server';
import { createSidebarCategoryForTeamForUser } from './create-sidebar-category-for-team-for-user.ts';
import { getSidebarCategoriesForTeamForUser } from './get-sidebar-categories-for-team-for-user.ts';
import { removeSidebarCategoryForTeamForUser } from './remove-sidebar-category-for-team-for-user.ts';
import { updateSidebarCategoriesForTeamForUser } from './update-sidebar-categories-for-team-for-user.ts';
import { updateSidebarCategoryOrderForTeamForUser } from './update-sidebar-category-order-for-team-for-user.ts';

const server = await startServer({ MM_EXPERIMENTALSETTINGS_EXPERIMENTALCHANNELCATEGORYSORTING: 'true' });

interface Category {
  readonly id: string;
  readonly type: string;
  readonly display_name: string;
  readonly channel_ids: string[];
  readonly muted: boolean;
}

async function desk() {
  const [alice, bob] = [await server.user(), await server.user()];
  const team = await server.team(alice, bob);
  const params = { user_id: 'me', team_id: team.id };
  const categories = async (who: Person = alice): Promise<Category[]> =>
    (await who.call(getSidebarCategoriesForTeamForUser, { params })).body.categories;
  const make = async (display_name: string, channel_ids: string[]): Promise<Category> =>
    (await alice.call(createSidebarCategoryForTeamForUser, { params, body: { user_id: alice.id, team_id: team.id, display_name, channel_ids } }))
      .body;
  const where = async (channel: Place) => (await categories()).filter((c) => c.channel_ids.includes(channel.id)).map((c) => c.display_name);
  return { alice, bob, team, params, categories, make, where };
}

test('a channel that nobody placed is in Channels, a direct one in Direct Messages of every team', async () => {
  const { alice, bob, team, where } = await desk();
  const channel = await server.channel(team, [alice]);
  const direct = await alice.client.createDirectChannel([alice.id, bob.id]);
  expect([await where(channel), await where(direct)]).toEqual([['Channels'], ['Direct Messages']]);
});

test('a new category comes after Favorites and takes its channels from the others', async () => {
  const { alice, team, categories, make, where } = await desk();
  const channel = await server.channel(team, [alice]);
  await make('One', [channel.id]);
  await make('Two', [channel.id, 'a'.repeat(26)]);
  expect((await categories()).map((c) => c.display_name)).toEqual(['Favorites', 'Two', 'One', 'Channels', 'Direct Messages']);
  expect(await where(channel)).toEqual(['Two']);
});

test('channels that move into a muted category are muted, and the member is told', async () => {
  const { alice, team, params, make } = await desk();
  const channel = await server.channel(team, [alice]);
  const [loud, calm] = [await make('Loud', [channel.id]), await make('Calm', [])];
  const body = (muted: boolean, from: string[], to: string[]) => [
    { ...loud, channel_ids: from },
    { ...calm, muted, channel_ids: to },
  ];
  await alice.call(updateSidebarCategoriesForTeamForUser, { params, body: body(true, [channel.id], []) });
  const socket = await alice.listen();
  await alice.call(updateSidebarCategoriesForTeamForUser, { params, body: body(true, [], [channel.id]) });
  expect(JSON.parse((await socket.next('channel_member_updated')).data.channelMember).notify_props.mark_unread).toBe('mention');
  expect(JSON.parse((await socket.next('sidebar_category_updated')).data.updatedCategories)).toHaveLength(2);
});

test('a channel that nobody placed is muted when it moves into a muted category, if where it was is sent too; a direct one likewise', async () => {
  const { alice, bob, team, params, categories, make } = await desk();
  const [first, second] = [await server.channel(team, [alice]), await server.channel(team, [alice])];
  const direct = await alice.client.createDirectChannel([alice.id, bob.id]);
  const calm = await make('Calm', []);
  const marks = async () =>
    Promise.all([first, second, direct].map(async ({ id }) => (await alice.client.getChannelMember(id, alice.id)).notify_props.mark_unread));
  const send = async (channel_ids: string[], ...with_: string[]) => {
    const rest = (await categories()).filter((c) => with_.includes(c.type)).map((c) => ({ ...c, channel_ids: [] }));
    const body = [{ ...calm, muted: true, channel_ids }, ...rest];
    expect((await alice.call(updateSidebarCategoriesForTeamForUser, { params, body })).status).toBe(200);
    return marks();
  };
  expect(await send([])).toEqual(['all', 'all', 'all']);
  expect(await send([first.id])).toEqual(['all', 'all', 'all']);
  expect(await send([first.id, second.id], 'channels')).toEqual(['all', 'mention', 'all']);
  expect(await send([second.id, direct.id], 'channels', 'direct_messages')).toEqual(['all', 'mention', 'mention']);
  expect(await send([], 'channels', 'direct_messages')).toEqual(['all', 'all', 'all']);
});

test('the channels of a category are muted in as many queries as there are kinds of settings, and told in their order', async () => {
  const { alice, team, params, make } = await desk();
  const channels = await Promise.all(Array.from({ length: 12 }, () => server.channel(team, [alice])));
  const ids = channels.map((c) => c.id);
  const loud = await make('Loud', ids);
  await alice.request('PUT', `/api/v4/channels/${ids[3]}/members/${alice.id}/notify_props`, { body: { desktop: 'none' } });
  const socket = await alice.listen();
  const { db } = server.running.app.store;
  // Of every transaction: on PostgreSQL they are not what reads are.
  const run = spyOn(db.dialect.name === 'postgres' ? PostgresTransaction.prototype : Object.getPrototypeOf(db.runner), 'run');
  await alice.call(updateSidebarCategoriesForTeamForUser, { params, body: [{ ...loud, muted: true }] });
  const writes = run.mock.calls.filter(([text]) => /^update "?channelmembers/i.test(String(text)));
  run.mockRestore();
  expect(writes).toHaveLength(2);
  await socket.next('sidebar_category_updated');
  const told = socket.events.filter((e) => e.event === 'channel_member_updated').map((e) => JSON.parse(e.data.channelMember));
  expect(told.map((m) => [m.channel_id, m.notify_props.mark_unread, m.notify_props.desktop])).toEqual(
    ids.map((id, i) => [id, 'mention', i === 3 ? 'none' : 'default']),
  );
});

test('favourites and their preferences follow each other', async () => {
  const { alice, team, params, categories, where } = await desk();
  const channel = await server.channel(team, [alice]);
  const preference = { user_id: alice.id, category: 'favorite_channel', name: channel.id, value: 'true' };
  await alice.client.savePreferences(alice.id, [preference]);
  expect(await where(channel)).toEqual(['Favorites']);
  const favorites = (await categories()).find((c) => c.type === 'favorites');
  await alice.call(updateSidebarCategoriesForTeamForUser, { params, body: [{ ...favorites, channel_ids: [] }] });
  expect((await alice.request('GET', '/api/v4/users/me/preferences/favorite_channel')).status).toBe(404);
  expect(await where(channel)).toEqual(['Channels']);
});

test('the order names every category, and the three that everybody has cannot be removed', async () => {
  const { alice, params, categories, make } = await desk();
  const own = await make('Own', []);
  const ids = (await categories()).map((c) => c.id);
  expect((await alice.call(updateSidebarCategoryOrderForTeamForUser, { params, body: ids.slice(1) })).status).toBe(400);
  expect((await alice.call(updateSidebarCategoryOrderForTeamForUser, { params, body: ids.toReversed() })).body).toEqual(ids.toReversed());
  expect((await alice.call(removeSidebarCategoryForTeamForUser, { params: { ...params, category_id: ids[0] as string } })).status).toBe(400);
  expect((await alice.call(removeSidebarCategoryForTeamForUser, { params: { ...params, category_id: own.id } })).status).toBe(200);
});

test('another’s sidebar is nobody’s business', async () => {
  const { alice, bob, team } = await desk();
  expect((await bob.call(getSidebarCategoriesForTeamForUser, { params: { user_id: alice.id, team_id: team.id } })).status).toBe(403);
});

test('a title with a slash places the channel, for its maker and for who joins', async () => {
  const { alice, bob, team, params, where } = await desk();
  const made = await alice.client.createChannel({ team_id: team.id, name: 'alpha', display_name: 'Projects/Alpha', type: 'O' } as never);
  expect([made.display_name, await where(made as never)]).toEqual(['Alpha', ['Projects']]);
  await bob.client.addToChannel(bob.id, made.id);
  const his: Category[] = (await bob.call(getSidebarCategoriesForTeamForUser, { params })).body.categories;
  expect(his.find((c) => c.display_name === 'Projects')?.channel_ids).toEqual([made.id]);
});

test('a sidebar is read in three queries, whatever is in it', async () => {
  const { alice, team, params, make, categories } = await desk();
  const channels = [await server.channel(team, [alice]), await server.channel(team, [alice]), await server.channel(team, [alice])];
  for (const channel of channels) await make(channel.name, [channel.id]);
  await categories();
  const run = spyOn(server.running.app.store.db.runner, 'run');
  await alice.call(getSidebarCategoriesForTeamForUser, { params });
  expect(run.mock.calls.filter(([text]) => text.includes('sidebar') || text.includes('channels'))).toHaveLength(3);
  run.mockRestore();
});
