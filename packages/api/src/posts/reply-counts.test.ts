import { expect, test } from 'bun:test';
import { type Person, startServer } from '@foremast/testing/server';

const server = await startServer();

async function scene() {
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  const first = await server.post(channel, alice, 'first');
  const root = await server.post(channel, alice, 'root');
  const reply = await server.post(channel, bob, 'reply', { root_id: root.id });
  const last = await server.post(channel, alice, 'last');
  const counts = async (who: Person, path: string) => {
    const { posts } = (await who.request('GET', path)).body;
    return [posts[root.id]?.reply_count, posts[reply.id]?.reply_count];
  };
  return { alice, bob, channel, first, root, reply, last, counts, path: `/api/v4/channels/${channel.id}/posts` };
}

test('a page of a channel brings whole threads, or in their place the number of replies', async () => {
  const { alice, counts, path, first } = await scene();
  expect(await counts(alice, path)).toEqual([0, 0]);
  expect(await counts(alice, `${path}?skipFetchThreads=true`)).toEqual([1, 1]);
  expect(await counts(alice, `${path}?since=${first.create_at}`)).toEqual([0, 0]);
  expect(await counts(alice, `${path}?since=${first.create_at}&skipFetchThreads=true`)).toEqual([1, 1]);
});

test('beside a message, around the first unread one and by their ids, messages bear the number of replies', async () => {
  const { alice, bob, channel, root, reply, last, first, counts, path } = await scene();
  expect(await counts(alice, `${path}?before=${last.id}`)).toEqual([1, 1]);
  expect(await counts(alice, `${path}?after=${first.id}`)).toEqual([1, 1]);
  await bob.request('POST', `/api/v4/users/me/posts/${root.id}/set_unread`, { body: {} });
  expect(await counts(bob, `/api/v4/users/me/channels/${channel.id}/posts/unread`)).toEqual([1, 1]);
  const byIds = (await bob.request('POST', '/api/v4/posts/ids', { body: [root.id, reply.id] })).body;
  expect(byIds.map((post: { reply_count: number }) => post.reply_count)).toEqual([1, 1]);
});

test('with a root its replies are gone, and are not counted', async () => {
  const { alice, root, reply } = await scene();
  await alice.client.deletePost(root.id);
  for (const { id } of [root, reply]) {
    const post = (await server.admin.request('GET', `/api/v4/posts/${id}?include_deleted=true`)).body;
    expect([post.reply_count, post.delete_at > 0]).toEqual([0, true]);
  }
});
