import { expect, test } from 'bun:test';
import { writePost } from '@foremast/domain/posts/write-post';
import { Ctx } from '@foremast/kernel/context';
import { heldPost } from '@foremast/store/queries/posts';
import { startServer } from '@foremast/testing/server';

const server = await startServer();

test('of what is unread again, @here counts for who reads', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  const post = await server.post(channel, bob, 'all @here');
  const unread = () => alice.request('POST', `/api/v4/users/me/posts/${post.id}/set_unread`, { body: { collapsed_threads_supported: true } });
  expect(await unread()).toMatchObject({ status: 200, body: { mention_count: 1, mention_count_root: 1 } });
});

test('what is written while a channel becomes unread again is one more message', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  for (const message of ['one', 'two']) await server.post(channel, bob, message);
  const post = await server.post(channel, bob, 'three');
  const [asked] = await Ctx.system(server.running.app).tx(async (tx) => {
    await heldPost(tx.db, post.id);
    const asked = alice.request('POST', `/api/v4/users/me/posts/${post.id}/set_unread`, { body: {} });
    await Bun.sleep(100);
    await writePost(tx, { channel_id: channel.id, user_id: bob.id, message: 'meanwhile' }, { setOnline: false });
    return [asked];
  });
  const { total_msg_count } = (await bob.request('GET', `/api/v4/channels/${channel.id}`)).body;
  expect((await asked).body.msg_count).toBe(total_msg_count - 2);
});

test('of what is unread again, answers count as they did for who reads threads in the channel', async () => {
  await server.admin.request('PUT', '/api/v4/config/patch', { body: { ServiceSettings: { CollapsedThreads: 'disabled' } } });
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  const [own, foreign] = [await server.post(channel, alice, 'own'), await server.post(channel, bob, 'foreign')];
  await server.post(channel, bob, 'to her', { root_id: own.id });
  await server.post(channel, bob, 'to nobody', { root_id: foreign.id });
  await server.post(channel, alice, 'she joins in', { root_id: foreign.id });
  await server.post(channel, bob, 'to her too', { root_id: foreign.id });
  const counted = async (comments: string) => {
    await alice.request('PUT', '/api/v4/users/me/patch', { body: { notify_props: { ...alice.user.notify_props, comments } } });
    const { body } = await alice.request('POST', `/api/v4/users/me/posts/${own.id}/set_unread`, { body: {} });
    return [body.mention_count, body.mention_count_root];
  };
  expect(await counted('never')).toEqual([0, 0]);
  expect(await counted('root')).toEqual([1, 0]);
  expect(await counted('any')).toEqual([2, 0]);
});
