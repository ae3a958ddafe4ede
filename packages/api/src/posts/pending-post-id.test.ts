import { expect, test } from 'bun:test';
import { type Person, type Place, startServer, unique } from '@foremast/testing/server';
import { createPost } from './create-post.ts';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);
const pendingOf = (who: Person) => `${who.id}:${unique('')}`;
const send = (who: Person, pending_post_id: string, more: Record<string, unknown> = {}) =>
  who.call(createPost, { body: { channel_id: channel.id, message: 'hello', pending_post_id, ...more } });
const memberOf = async (who: Person) => (await who.request('GET', `/api/v4/channels/${channel.id}/members/me`)).body;
const totals = async () => (await alice.request('GET', `/api/v4/channels/${channel.id}`)).body;

test('a message that is sent again is answered as it was, and is written, told and counted once', async () => {
  const [own, other] = [await alice.listen(), await bob.listen()];
  const before = [await totals(), await memberOf(bob)];
  const pending = pendingOf(alice);
  const sent = { message: `hello @${bob.username}`, props: { one: 1 } };
  const first = await send(alice, pending, sent);
  const second = await send(alice, pending, { ...sent, message: 'something else' });
  expect(second).toMatchObject({ status: 201, body: first.body });
  expect(first.body).toMatchObject({ pending_post_id: pending, message: sent.message });
  const end = await server.post(channel, alice, 'end');
  for (const socket of [own, other]) {
    const told = () => socket.events.filter((e) => e.event === 'posted').map((e) => JSON.parse(e.data.post));
    await socket.until(() => told().find((post) => post.id === end.id), 'the end');
    expect(told().map((post) => [post.id, post.pending_post_id])).toEqual([
      [first.body.id, pending],
      [end.id, ''],
    ]);
  }
  const after = [await totals(), await memberOf(bob)];
  const grown = (field: string, i: number) => after[i][field] - before[i][field];
  expect([grown('total_msg_count', 0), grown('total_msg_count_root', 0), grown('mention_count', 1), grown('mention_count_root', 1)]).toEqual([
    2, 2, 1, 1,
  ]);
});

test('a reply that is sent again is one reply, and is answered with their number', async () => {
  const root = await server.post(channel, bob);
  const pending = pendingOf(alice);
  const ids = [];
  for (let i = 0; i < 3; i++) {
    const { status, body } = await send(alice, pending, { root_id: root.id });
    expect([status, body.reply_count, body.root_id]).toEqual([201, 1, root.id]);
    ids.push(body.id);
  }
  expect(new Set(ids).size).toBe(1);
});

test('what is read later has no pending id, wherever it is read', async () => {
  const { body } = await send(alice, pendingOf(alice));
  const listed = (await bob.request('GET', `/api/v4/channels/${channel.id}/posts`)).body.posts[body.id];
  const thread = (await bob.request('GET', `/api/v4/posts/${body.id}/thread`)).body.posts[body.id];
  const [byIds] = (await bob.request('POST', '/api/v4/posts/ids', { body: [body.id] })).body;
  const one = (await alice.request('GET', `/api/v4/posts/${body.id}`)).body;
  expect([listed, thread, byIds, one].map((post) => post.pending_post_id)).toEqual(['', '', '', '']);
});

test('a message that was edited meanwhile is answered as it is now; one that was deleted is gone', async () => {
  const pending = pendingOf(alice);
  const { body } = await send(alice, pending);
  await alice.request('PUT', `/api/v4/posts/${body.id}/patch`, { body: { message: 'edited' } });
  expect(await send(alice, pending)).toMatchObject({ status: 201, body: { id: body.id, message: 'edited', pending_post_id: pending } });
  await alice.client.deletePost(body.id);
  expect(await send(alice, pending)).toMatchObject({ status: 404, body: { id: 'api.post.deduplicate_create_post.failed_to_get' } });
});

test('the id is remembered for everybody who may read the message; others write their own and learn nothing of it', async () => {
  const pending = pendingOf(alice);
  const { body } = await send(alice, pending);
  expect(await send(bob, pending, { message: 'of bob' })).toMatchObject({ status: 201, body: { id: body.id, user_id: alice.id } });
  const secret = (await server.channel({ id: String(channel.team_id), name: '' }, [alice], { type: 'P' })) as Place;
  const hidden = pendingOf(alice);
  const { body: said } = await send(alice, hidden, { channel_id: secret.id, message: 'secret' });
  const his = await send(bob, hidden, { message: 'of bob' });
  expect(his).toMatchObject({ status: 201, body: { user_id: bob.id, message: 'of bob', channel_id: channel.id, pending_post_id: hidden } });
  expect(await send(alice, hidden, { channel_id: secret.id })).toMatchObject({ status: 201, body: { id: said.id } });
  await alice.client.deletePost(said.id);
  expect(await send(bob, hidden, { message: 'of bob again' })).toMatchObject({ status: 201, body: { user_id: bob.id } });
});

test('who may not write is refused before the id is looked at, and a long id is as good as a short one', async () => {
  const stranger = await server.user();
  const pending = `${alice.id}:${'x'.repeat(3000)}`;
  const { body } = await send(alice, pending);
  expect(await send(stranger, pending)).toMatchObject({ status: 403, body: { id: 'api.context.permissions.app_error' } });
  expect(await send(alice, pending)).toMatchObject({ status: 201, body: { id: body.id } });
  const [one, two] = [await send(alice, ''), await send(alice, '')];
  expect(one.body.id).not.toBe(two.body.id);
});

test('after half a minute the same id is a new message', async () => {
  const pending = pendingOf(alice);
  const { body } = await send(alice, pending);
  const running = server.running.app as { now: () => number };
  const { now } = running;
  try {
    running.now = () => now() + 29_000;
    expect((await send(alice, pending)).body.id).toBe(body.id);
    running.now = () => now() + 31_000;
    expect((await send(alice, pending)).body.id).not.toBe(body.id);
  } finally {
    running.now = now;
  }
});
