import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { createChannelBookmark } from './create-channel-bookmark.ts';
import { deleteChannelBookmark } from './delete-channel-bookmark.ts';
import { listChannelBookmarksForChannel } from './list-channel-bookmarks-for-channel.ts';
import { updateChannelBookmark } from './update-channel-bookmark.ts';
import { updateChannelBookmarkSortOrder } from './update-channel-bookmark-sort-order.ts';

const server = await startServer();
const [alice, bob, mate] = [await server.user(), await server.user(), await server.user()];
const team = await server.team(alice, bob, mate);
const link = (display_name: string) => ({ display_name, link_url: 'https://example.com', type: 'link' });

async function board() {
  const channel = await server.channel(team, [alice, bob]);
  const params = { channel_id: channel.id };
  const add = async (name: string) => (await alice.call(createChannelBookmark, { params, body: link(name) })).body;
  const names = async () => (await bob.call(listChannelBookmarksForChannel, { params })).body.map((b: { display_name: string }) => b.display_name);
  return { params, add, names };
}

test('a bookmark is added after the others and told to the channel, but not to the socket that asked', async () => {
  const { params, add, names } = await board();
  await add('one');
  const [asks, hears] = [await alice.listen(), await bob.listen()];
  const connection = asks.events.find((e) => e.event === 'hello')?.data.connection_id;
  await alice.call(createChannelBookmark, { params, body: link('two'), headers: { 'Connection-Id': connection } });
  expect(JSON.parse((await hears.next('channel_bookmark_created')).data.bookmark)).toMatchObject({ display_name: 'two', sort_order: 1 });
  expect(asks.events.filter((e) => e.event === 'channel_bookmark_created')).toEqual([]);
  expect(await names()).toEqual(['one', 'two']);
});

test('one’s own bookmark changes in place, another’s becomes a copy', async () => {
  const { params, add, names } = await board();
  const made = await add('one');
  const at = { ...params, bookmark_id: made.id };
  expect((await alice.call(updateChannelBookmark, { params: at, body: { display_name: 'uno' } })).body).toMatchObject({
    updated: { id: made.id, display_name: 'uno' },
  });
  const { updated, deleted } = (await bob.call(updateChannelBookmark, { params: at, body: { emoji: ':book:' } })).body;
  expect([updated.owner_id, updated.original_id, updated.emoji, deleted.id]).toEqual([bob.id, made.id, 'book', made.id]);
  expect(await names()).toEqual(['uno']);
});

test('another’s bookmark stays when a change of it is refused', async () => {
  const { params, add, names } = await board();
  const made = await add('one');
  expect((await bob.call(updateChannelBookmark, { params: { ...params, bookmark_id: made.id }, body: { link_url: 'nowhere' } })).status).toBe(400);
  expect(await names()).toEqual(['one']);
});

test('bookmarks are sorted and removed', async () => {
  const { params, add, names } = await board();
  const [, , last] = [await add('a'), await add('b'), await add('c')];
  const at = { ...params, bookmark_id: last.id };
  await alice.call(updateChannelBookmarkSortOrder, { params: at, body: 0 });
  expect(await names()).toEqual(['c', 'a', 'b']);
  expect((await alice.call(updateChannelBookmarkSortOrder, { params: at, body: 3 })).body.id).toBe(
    'app.channel.bookmark.update_sort.invalid_input.app_error',
  );
  const since = Date.now();
  expect((await alice.call(deleteChannelBookmark, { params: at })).body.delete_at).toBeGreaterThan(0);
  const { body } = await alice.call(listChannelBookmarksForChannel, { params, query: { bookmarks_since: since } });
  expect(body.map((b: { id: string }) => b.id)).toEqual([last.id]);
});

test.each([
  ['without a name', { display_name: '' }],
  ['to no web page', { link_url: 'javascript:alert(1)' }],
  ['of no type', { type: 'board' }],
  ['with a picture from nowhere', { image_url: 'x.png' }],
])('a bookmark %s is refused', async (_, more) => {
  const { params } = await board();
  expect((await alice.call(createChannelBookmark, { params, body: { ...link('x'), ...more } })).status).toBe(400);
});

test('a channel holds fifty bookmarks, and only its people add them', async () => {
  const { params, add } = await board();
  expect((await mate.call(createChannelBookmark, { params, body: link('x') })).status).toBe(403);
  for (let i = 0; i < 50; i++) await add(`n${i}`);
  expect((await alice.call(createChannelBookmark, { params, body: link('x') })).status).toBe(400);
});
