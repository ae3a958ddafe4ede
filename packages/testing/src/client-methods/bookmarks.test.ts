import { expect, test } from 'bun:test';
import { startServer } from '../server.ts';
import { recorder } from './recorder.ts';

const server = await startServer();
const methods = recorder('bookmarks');
const [alice, bob] = [await server.user(), await server.user()];
const own = methods.of(alice);
const channel = await server.channelWith(alice, bob);
const make = (display_name: string) =>
  own.createChannelBookmark(channel.id, { display_name, link_url: 'https://example.com', type: 'link' } as never, '');

test('bookmarks are added, changed, moved and deleted; the channel is told', async () => {
  const socket = await bob.listen();
  const [one, two] = [await make('One'), await make('Two')];
  expect(JSON.parse((await socket.next('channel_bookmark_created')).data.bookmark)).toMatchObject({ id: one.id, display_name: 'One' });
  expect((await own.getChannelBookmarks(channel.id)).map(({ id }) => id)).toEqual([one.id, two.id]);
  const { updated } = await own.updateChannelBookmark(channel.id, one.id, { display_name: 'First' } as never, '');
  expect(updated).toMatchObject({ id: one.id, display_name: 'First' });
  const sorted = await own.updateChannelBookmarkSortOrder(channel.id, two.id, 0, '');
  expect(sorted.map(({ id }) => id)).toEqual([two.id, one.id]);
  expect(await own.deleteChannelBookmark(channel.id, one.id, '')).toMatchObject({ id: one.id, delete_at: expect.any(Number) });
  expect(JSON.parse((await socket.next('channel_bookmark_deleted')).data.bookmark)).toMatchObject({ id: one.id });
  expect((await own.getChannelBookmarks(channel.id)).map(({ id }) => id)).toEqual([two.id]);
});

methods.everyMethodIsCalled();
