import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { sql } from 'kysely';
import { getPostsForChannel } from './get-posts-for-channel.ts';

const server = await startServer();
const [alice, mallory] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice);
const at = Date.UTC(2024, 0, 1);
const posts: { id: string }[] = [];
for (let i = 0; i < 7; i++) posts.push(await server.post(channel, server.admin, `post ${i}`, { create_at: at + i }));
const id = (i: number) => posts[i]?.id ?? '';
const list = async (query: Record<string, string | number | boolean>) =>
  (await alice.call(getPostsForChannel, { params: { channel_id: channel.id }, query })).body;

test('pages go on where the one before ended, and name their neighbours', async () => {
  const first = await list({ before: id(6), per_page: 3 });
  expect(first).toMatchObject({ order: [id(5), id(4), id(3)], next_post_id: id(6), prev_post_id: id(2) });
  const second = await list({ before: id(6), per_page: 3, page: 1 });
  expect(second.order.slice(0, 3)).toEqual([id(2), id(1), id(0)]);
  expect(second.next_post_id).toBe(id(3));
});

test('what comes after a message is newest first, too', async () => {
  expect(await list({ after: id(1), per_page: 2 })).toMatchObject({ order: [id(3), id(2)], prev_post_id: id(1), next_post_id: id(4) });
});

test('with collapsed threads replies are left out and roots tell of them', async () => {
  const reply = await server.post(channel, alice, 'reply', { root_id: id(0) });
  const { order, posts: found } = await list({ collapsedThreads: true });
  expect(order).not.toContain(reply.id);
  expect(found[id(0)]).toMatchObject({ reply_count: 1, is_following: true, participants: [{ id: alice.id }] });
});

test('whether one follows a root is told to those who ever did, before there are replies, too', async () => {
  const [bob, carol] = [await server.user(), await server.user()];
  const place = await server.channelWith(bob, carol);
  const [root, quiet] = [await server.post(place, bob, 'root'), await server.post(place, bob, 'quiet')];
  await server.post(place, bob, 'reply', { root_id: root.id });
  const follows = async (who: typeof bob) => {
    const query = { collapsedThreads: true };
    const { posts: found } = (await who.call(getPostsForChannel, { params: { channel_id: place.id }, query })).body;
    return [found[root.id].is_following, found[quiet.id].is_following];
  };
  const following = `/api/v4/users/me/teams/${place.team_id}/threads`;
  await bob.request('PUT', `${following}/${quiet.id}/following`);
  await bob.request('DELETE', `${following}/${root.id}/following`);
  expect(await follows(bob)).toEqual([false, true]);
  expect(await follows(carol)).toEqual([undefined, undefined]);
});

test('the list is not sent again while nothing changed', async () => {
  const params = { channel_id: channel.id };
  const { headers } = await alice.call(getPostsForChannel, { params });
  const again = () => alice.call(getPostsForChannel, { params, headers: { 'If-None-Match': headers.get('etag') ?? '' } });
  expect((await again()).status).toBe(304);
  await server.post(channel, alice);
  expect((await again()).status).toBe(200);
});

test('an instant is any number that the contract has room for', async () => {
  const since = (since: string) => alice.call(getPostsForChannel, { params: { channel_id: channel.id }, query: { since } });
  expect(await since('9223372036854775807')).toMatchObject({ status: 200, body: { order: [] } });
  expect(await since('-9223372036854775808')).toMatchObject({ status: 200 });
  for (const wrong of ['9223372036854775808', '1e3', 'x']) expect(await since(wrong)).toMatchObject({ status: 400 });
});

test('strangers to the team get nothing', async () => {
  expect(await mallory.call(getPostsForChannel, { params: { channel_id: channel.id } })).toMatchObject({ status: 403 });
});

test('administrators may have deleted messages and earlier versions listed too, without what was in them', async () => {
  const place = await server.channelWith(alice);
  const write = (message: string, i: number) => server.post(place, server.admin, message, { create_at: Date.now() + i });
  const [gone, changed, last] = [await write('gone', 1), await write('first', 2), await write('last', 3)];
  await server.admin.client.patchPost({ id: changed.id, message: 'second' } as never);
  await server.admin.client.deletePost(gone.id);
  const get = (who: typeof alice, query: Record<string, string | boolean>) =>
    who.call(getPostsForChannel, { params: { channel_id: place.id }, query: { include_deleted: true, ...query } });
  const told = async (query: Record<string, string | boolean> = {}) => {
    const { order, posts: all } = (await get(server.admin, query)).body;
    return (order as string[]).map((post) => [all[post].message, all[post].original_id, all[post].delete_at > 0]);
  };
  const all = await told();
  expect(all).toContainEqual(['', '', true]);
  expect(all).toContainEqual(['', changed.id, true]);
  expect(all).toContainEqual(['second', '', false]);
  expect((await told({ before: last.id })).filter(([, , deleted]) => deleted)).toHaveLength(2);
  expect(await told({ after: gone.id, collapsedThreads: true })).toHaveLength(3);
  expect(await get(alice, {})).toMatchObject({ status: 403 });
});

test('messages of one instant stand on one page each', async () => {
  const place = await server.channelWith(alice);
  const { db } = server.running.app.store;
  const made: string[] = [];
  for (let i = 0; i < 200; i++)
    for (let n = 0; n < 3; n++) made.push((await server.post(place, server.admin, `of instant ${i}`, { create_at: at + i })).id);
  // Statistics as the database has them of a channel among others: it then sorts this one.
  if (db.dialect.name === 'postgres') await sql`analyze posts`.execute(db);
  for (const collapsedThreads of [false, true])
    for (const per_page of [20, 60, 100]) {
      const found: string[] = [];
      for (let page = 0; found.length < made.length; page++) {
        const query = { page, per_page, collapsedThreads };
        const { order } = (await alice.call(getPostsForChannel, { params: { channel_id: place.id }, query })).body;
        if (order.length === 0) break;
        found.push(...order);
      }
      expect(new Set(found).size).toBeGreaterThanOrEqual(made.length);
      expect(new Set(found).size).toBe(found.length);
    }
}, 30_000);
