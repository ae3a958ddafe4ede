import { expect, test } from 'bun:test';
import { type Person, type Place, startServer } from '@foremast/testing/server';
import { getPostThread } from './get-post-thread.ts';

const server = await startServer();
const [alice, bob, carol, mallory] = [await server.user(), await server.user(), await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob, carol);

const read = (who: Person, post_id: string, query: Record<string, string | number | boolean> = {}) =>
  who.call(getPostThread, { params: { post_id }, query });

/** A root of alice's with so many replies of bob's and carol's in turn. */
async function thread(replies = 5) {
  const root = await server.post(channel, alice, 'root');
  const all = [root];
  for (let i = 1; i <= replies; i++) all.push(await server.post(channel, i % 2 ? bob : carol, `reply ${i}`, { root_id: root.id }));
  const nameOf = new Map(all.map((post, i) => [post.id, i]));
  /** Which messages came, by their numbers (the root is 0), in the order of the list; whether there are more. */
  const page = async (from: number, query: Record<string, string | number | boolean> = {}) => {
    const { status, body } = await read(alice, (all[from] as Place).id, query);
    expect(status).toBe(200);
    expect(Object.keys(body.posts).sort()).toEqual([...body.order].sort());
    return [body.order.map((id: string) => nameOf.get(id)), body.has_next];
  };
  /** What a list says of the number of replies, message by message. */
  const counts = async (from: number, query: Record<string, string | number | boolean> = {}) => {
    const { body } = await read(alice, (all[from] as Place).id, query);
    return body.order.map((id: string) => body.posts[id].reply_count);
  };
  return { root, all, page, counts, at: (i: number) => (all[i] as Place).create_at, id: (i: number) => (all[i] as Place).id };
}

test('every message of a thread bears the number of replies, whatever page of it is read', async () => {
  const { page, counts } = await thread();
  expect(await counts(0)).toEqual([5, 5, 5, 5, 5, 5]);
  expect(await counts(3)).toEqual([5, 5, 5, 5, 5, 5]);
  expect(await page(0, { skipFetchThreads: true })).toEqual([[0], undefined]);
  expect(await counts(0, { skipFetchThreads: true })).toEqual([5]);
  expect(await page(2, { skipFetchThreads: true })).toEqual([[2], undefined]);
  expect(await counts(2, { skipFetchThreads: true })).toEqual([5]);
  expect(await counts(0, { perPage: 2, direction: 'down' })).toEqual([5, 5]);
  expect(await counts(0, { perPage: 2, direction: 'up' })).toEqual([5, 5, 5]);
});

test('with threads apart from channels only the root bears their number, and who takes part; replies bear none', async () => {
  const { root, page, counts, id } = await thread();
  const collapsed = { collapsedThreads: true };
  expect(await counts(0, collapsed)).toEqual([5, 0, 0, 0, 0, 0]);
  const rootOf = async (query: Record<string, boolean>) => (await read(alice, root.id, query)).body.posts[root.id];
  const bare = await rootOf(collapsed);
  expect(bare).toMatchObject({ reply_count: 5, is_following: true });
  expect(bare.last_reply_at).toBeGreaterThan(0);
  // Who replied last is last.
  expect(bare.participants.map((p: Place) => [p.id, p.username])).toEqual([
    [carol.id, ''],
    [bob.id, ''],
  ]);
  const full = await rootOf({ ...collapsed, collapsedThreadsExtended: true });
  expect(full.participants.map((p: Place) => p.username)).toEqual([carol.username, bob.username]);
  // Extended says nothing by itself.
  expect(await rootOf({ collapsedThreadsExtended: true })).toMatchObject({ reply_count: 5, last_reply_at: 0, participants: null });
  // A reply is no thread, and what is apart is not fetched with it; to skip it changes nothing.
  expect(await page(2, collapsed)).toEqual([[2], false]);
  expect(await page(0, { ...collapsed, skipFetchThreads: true, direction: 'down' })).toEqual([[0, 1, 2, 3, 4, 5], false]);
  const { posts } = (await read(alice, root.id, collapsed)).body;
  expect([posts[id(1)].participants, posts[id(1)].last_reply_at, 'is_following' in posts[id(1)]]).toEqual([null, 0, false]);
});

test('pages: the root counts as one of a page where threads are in the channel, and comes besides where they are apart', async () => {
  const { page } = await thread();
  const collapsedThreads = true;
  expect(await page(0, { perPage: 2, direction: 'down' })).toEqual([[0, 1], true]);
  expect(await page(0, { perPage: 6, direction: 'down' })).toEqual([[0, 1, 2, 3, 4, 5], false]);
  expect(await page(0, { perPage: 2, direction: 'up' })).toEqual([[0, 5, 4], true]);
  expect(await page(0, { perPage: 2, direction: 'down', collapsedThreads })).toEqual([[0, 1, 2], true]);
  expect(await page(0, { perPage: 5, direction: 'down', collapsedThreads })).toEqual([[0, 1, 2, 3, 4, 5], false]);
  expect(await page(0, { perPage: 2, direction: 'up', collapsedThreads })).toEqual([[0, 5, 4], true]);
  expect(await page(3, { perPage: 2, direction: 'down' })).toEqual([[3, 0, 1], true]);
});

test.each<Record<string, boolean>>([{}, { collapsedThreads: true }])(
  'from an instant on, with %j, pages follow each other without a gap or anything twice',
  async (form) => {
    const { page, at, id } = await thread();
    expect(await page(0, { ...form, fromCreateAt: at(2), direction: 'down' })).toEqual([[0, 3, 4, 5], false]);
    expect(await page(0, { ...form, fromPost: id(2), fromCreateAt: at(2), direction: 'down', perPage: 2 })).toEqual([[0, 3, 4], true]);
    expect(await page(0, { ...form, fromPost: id(4), fromCreateAt: at(4), direction: 'down', perPage: 2 })).toEqual([[0, 5], false]);
    expect(await page(0, { ...form, fromPost: id(4), fromCreateAt: at(4), direction: 'up', perPage: 2 })).toEqual([[0, 3, 2], true]);
    expect(await page(0, { ...form, fromPost: id(5), fromCreateAt: at(5), direction: 'down' })).toEqual([[0], false]);
  },
);

test('messages of one instant are told apart by their ids, whichever way pages go', async () => {
  const root = await server.post(channel, server.admin);
  const at = Number(root.create_at) + 5;
  const replies = [];
  for (let i = 0; i < 6; i++) replies.push(await server.post(channel, server.admin, `same ${i}`, { root_id: root.id, create_at: at }));
  const ids = replies.map((post) => post.id);
  for (const direction of ['down', 'up']) {
    const seen: string[] = [];
    for (let from: string | undefined, more = true; more; ) {
      const start: Record<string, string | number> = from ? { fromPost: from, fromCreateAt: at } : {};
      const { body } = await read(alice, root.id, { collapsedThreads: true, direction, perPage: 2, ...start });
      seen.push(...body.order.slice(1));
      [from, more] = [seen.at(-1), body.has_next];
    }
    expect(seen).toEqual(direction === 'down' ? ids.toSorted() : ids.toSorted().reverse());
  }
});

test('what changed since an instant: all of it, or only what was there before', async () => {
  const { page, all, id } = await thread();
  const last = all.at(-1) as Place;
  await bob.request('PUT', `/api/v4/posts/${id(1)}/patch`, { body: { message: 'changed' } });
  const since = { fromUpdateAt: last.update_at, direction: 'down' };
  expect(await page(0, { ...since, updatesOnly: true })).toEqual([[0, 1], false]);
  expect(await page(0, { ...since, updatesOnly: true, collapsedThreads: true })).toEqual([[0, 1], false]);
  expect(await page(0, { fromUpdateAt: (all[4] as Place).update_at, direction: 'down' })).toEqual([[0, 1, 5], false]);
});

test('a reply that is deleted is counted no more; with the root the thread is gone', async () => {
  const { root, counts, id } = await thread(3);
  await carol.client.deletePost(id(2));
  expect(await counts(0)).toEqual([2, 2, 2]);
  expect(await counts(0, { collapsedThreads: true })).toEqual([2, 0, 0]);
  expect(await counts(1, { skipFetchThreads: true })).toEqual([2]);
  const gone = { status: 404, body: { id: 'app.post.get.app_error' } };
  expect(await read(alice, id(2))).toMatchObject(gone);
  await alice.client.deletePost(root.id);
  for (const post of [root.id, id(1)]) for (const who of [alice, server.admin]) expect(await read(who, post)).toMatchObject(gone);
});

test.each<Record<string, string | number | boolean>>([
  { perPage: 201 },
  { perPage: -1 },
  { perPage: 'x' },
  { perPage: '1.5' },
  { direction: 'left' },
  { fromCreateAt: 'x' },
  { fromUpdateAt: 'x' },
  { fromPost: 'a'.repeat(26) },
  { fromCreateAt: 1, fromUpdateAt: 1 },
  { updatesOnly: true },
  { updatesOnly: true, fromUpdateAt: 1, direction: 'up' },
])('a thread is not read with %j', async (query) => {
  const root = await server.post(channel, alice);
  expect(await read(alice, root.id, query)).toMatchObject({ status: 400, body: { id: 'api.context.invalid_body_param.app_error' } });
});

test('who has a thread as it is gets no answer again, until something of it changes', async () => {
  const { root } = await thread(2);
  for (const query of [{}, { skipFetchThreads: true }, { collapsedThreads: true }] as Record<string, boolean>[]) {
    const again = (tag: string) => alice.call(getPostThread, { params: { post_id: root.id }, query, headers: { 'If-None-Match': tag } });
    const tag = String((await read(alice, root.id, query)).headers.get('etag'));
    expect(tag).toStartWith(`${server.running.app.version}.${root.id}.`);
    expect(await again(tag)).toMatchObject({ status: 304, body: '' });
    await server.post(channel, bob, 'one more', { root_id: root.id });
    expect(await again(tag)).toMatchObject({ status: 200 });
  }
});

test('who may not read the channel reads no thread there, and is told nothing of what is not there', async () => {
  const secret = await server.channel({ id: String(channel.team_id), name: '' }, [alice], { type: 'P' });
  const root = await server.post(secret, alice);
  const refused = { status: 403, body: { id: 'api.context.permissions.app_error' } };
  for (const who of [bob, mallory]) expect(await read(who, root.id)).toMatchObject(refused);
  expect(await read(server.admin, root.id)).toMatchObject({ status: 200 });
  expect(await read(bob, 'z'.repeat(26))).toMatchObject({ status: 404, body: { id: 'app.post.get.app_error' } });
});
