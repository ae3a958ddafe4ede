import { expect, test } from 'bun:test';
import { writePost } from '@foremast/domain/posts/write-post';
import { Ctx } from '@foremast/kernel/context';
import { startServer } from '@foremast/testing/server';
import { getChannelUnread } from './get-channel-unread.ts';
import { setPostUnread } from './set-post-unread.ts';
import { viewChannel } from './view-channel.ts';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);
const view = (body: Record<string, unknown>) => bob.call(viewChannel, { body: { collapsed_threads_supported: true, ...body } });
const unread = async () => (await bob.call(getChannelUnread, { params: { channel_id: channel.id } })).body;

test('what a member has not read is counted until the channel is viewed, and again from a message on', async () => {
  await view({ channel_id: channel.id });
  const first = await server.post(channel, alice, `one @${bob.username}`);
  await server.post(channel, alice, 'two');
  expect(await unread()).toMatchObject({ msg_count: 2, mention_count: 1 });
  const socket = await bob.listen();
  const { body } = await view({ channel_id: channel.id });
  expect((await socket.next('multiple_channels_viewed')).data.channel_times).toEqual(body.last_viewed_at_times);
  expect(await unread()).toMatchObject({ msg_count: 0, mention_count: 0 });
  await bob.call(setPostUnread, { params: { post_id: first.id }, body: { collapsed_threads_supported: true } });
  expect((await socket.next('post_unread')).data).toMatchObject({ mention_count: 1, post_id: first.id });
  expect(await unread()).toMatchObject({ msg_count: 2, mention_count: 1 });
});

test('a mention that is written while the channel is viewed is read with its message, or not at all', async () => {
  await server.post(channel, alice, 'news');
  const [viewed] = await Ctx.system(server.running.app).tx(async (tx) => {
    await writePost(tx, { channel_id: channel.id, user_id: alice.id, message: `@${bob.username}` }, { setOnline: false });
    const viewed = view({ channel_id: channel.id });
    await Bun.sleep(100);
    return [viewed];
  });
  expect((await viewed).status).toBe(200);
  const { msg_count, mention_count } = await unread();
  expect(msg_count).toBe(mention_count);
});

test('viewing what is not one’s own changes nothing, and others may not view for one', async () => {
  const other = await server.channelWith(alice);
  expect((await view({ channel_id: other.id })).body).toEqual({ status: 'OK', last_viewed_at_times: {} });
  expect(await alice.call(viewChannel, { params: { user_id: bob.id }, body: { channel_id: channel.id } })).toMatchObject({ status: 403 });
});
