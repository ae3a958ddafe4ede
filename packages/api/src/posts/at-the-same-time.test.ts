import { expect, test } from 'bun:test';
import { Ctx } from '@foremast/kernel/context';
import { deleteChannel, holdChannel } from '@foremast/store/queries/channels';
import { startServer } from '@foremast/testing/server';
import { deleteReaction } from '../reactions/delete-reaction.ts';
import { saveReaction } from '../reactions/save-reaction.ts';
import { deleteScheduledPost } from '../scheduled-posts/delete-scheduled-post.ts';
import { updateScheduledPost } from '../scheduled-posts/update-scheduled-post.ts';
import { createPost } from './create-post.ts';
import { deletePost } from './delete-post.ts';
import { patchPost } from './patch-post.ts';
import { pinPost } from './pin-post.ts';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);
const ROUNDS = 6;
const get = async (id: string) => (await alice.request('GET', `/api/v4/posts/${id}`)).body;
const times = <T>(n: number, each: (i: number) => Promise<T>) => Promise.all(Array.from({ length: n }, (_, i) => each(i)));

test('two changes of one message do not undo each other', async () => {
  for (let i = 0; i < ROUNDS; i++) {
    const post = await server.post(channel, alice, 'before');
    const params = { post_id: post.id };
    await Promise.all([
      alice.call(patchPost, { params, body: { message: 'after' } }),
      bob.call(pinPost, { params }),
      bob.call(saveReaction, { body: { user_id: bob.id, post_id: post.id, emoji_name: 'smile' } }),
    ]);
    expect(await get(post.id)).toMatchObject({ message: 'after', is_pinned: true, has_reactions: true });
  }
});

test('every version that a message had is kept', async () => {
  const post = await server.post(channel, alice, 'v');
  await times(8, (i) => alice.call(patchPost, { params: { post_id: post.id }, body: { message: `v${i}` } }));
  const versions = (await alice.request('GET', `/api/v4/posts/${post.id}/edit_history`)).body as { message: string }[];
  const all = [...versions.map((v) => v.message), (await get(post.id)).message];
  expect(all.sort()).toEqual(['v', ...Array.from({ length: 8 }, (_, i) => `v${i}`)].sort());
});

test('while some take reactions back and others react, the message knows whether it has any', async () => {
  for (let i = 0; i < ROUNDS; i++) {
    const post = await server.post(channel, alice);
    const react = (who: typeof alice) => who.call(saveReaction, { body: { user_id: who.id, post_id: post.id, emoji_name: 'smile' } });
    await react(bob);
    const params = { user_id: bob.id, post_id: post.id, emoji_name: 'smile' };
    await Promise.all([bob.call(deleteReaction, { params }), react(alice)]);
    expect((await get(post.id)).metadata.reactions).toMatchObject([{ user_id: alice.id }]);
  }
});

test('a message that several delete is deleted once', async () => {
  const root = await server.post(channel, alice);
  const reply = await server.post(channel, alice, `one @${bob.username}`, { root_id: root.id });
  await server.post(channel, alice, `two @${bob.username}`, { root_id: root.id });
  const socket = await bob.listen();
  const answers = await times(6, () => alice.call(deletePost, { params: { post_id: reply.id } }));
  for (const { status } of answers) expect([200, 404]).toContain(status);
  await server.post(channel, alice, 'the end');
  await socket.until(() => socket.events.find((e) => e.event === 'posted' && String(e.data.post).includes('the end')), 'the last message');
  expect(socket.events.filter((e) => e.event === 'post_deleted')).toHaveLength(1);
  const thread = (await bob.request('GET', `/api/v4/users/me/teams/${channel.team_id}/threads/${root.id}`)).body;
  expect(thread).toMatchObject({ reply_count: 1, unread_mentions: 1 });
});

test('no reply is left of a thread that is deleted while people answer', async () => {
  for (let i = 0; i < ROUNDS; i++) {
    const root = await server.post(channel, alice);
    const replies = times(4, () => bob.call(createPost, { body: { channel_id: channel.id, root_id: root.id, message: 'me too' } }));
    await alice.call(deletePost, { params: { post_id: root.id } });
    for (const { status, body } of await replies) if (status === 201) expect((await bob.request('GET', `/api/v4/posts/${body.id}`)).status).toBe(404);
  }
});

test('of a change and a deletion of a scheduled message no change is acknowledged that is lost', async () => {
  const body = { channel_id: channel.id, message: 'later', scheduled_at: Date.now() + 600_000 };
  const { id } = (await alice.request('POST', '/api/v4/posts/schedule', { body })).body;
  const params = { scheduled_post_id: id };
  const deletions = await times(4, () => alice.call(deleteScheduledPost, { params }));
  expect(deletions.map((d) => d.status).sort()).toEqual([201, 404, 404, 404]);
  expect((await alice.call(updateScheduledPost, { params, body })).status).toBe(404);
});

test.each<[string, Record<string, unknown>]>([
  ['a message', {}],
  ['a message that a program sends', { props: { from_webhook: 'true' } }],
])('of %s to a channel that goes for good at this moment nothing is kept, and the author is told', async (_, fields) => {
  const { app } = server.running;
  const place = await server.channelWith(alice, bob);
  const { asked } = await Ctx.system(app).tx(async (tx) => {
    await holdChannel(tx.db, place.id);
    const asked = alice.request('POST', '/api/v4/posts', { body: { channel_id: place.id, message: `to nobody @${bob.username}`, ...fields } });
    // Time to see the channel as it was, and to come to wait for it.
    await Bun.sleep(150);
    await deleteChannel(tx.db, place.id);
    return { asked };
  });
  const { status, body } = await asked;
  expect([status, body.id]).toEqual([404, 'app.channel.get.existing.app_error']);
  const left = await app.store.db
    .selectFrom('posts')
    .select('message')
    .where('channelid', '=', place.id)
    .where('message', 'like', 'to nobody%')
    .execute();
  expect(left).toEqual([]);
});

test('who writes has read the channel, and hears of the message first', async () => {
  const place = await server.channelWith(alice, bob);
  const socket = await alice.listen();
  const post = await server.post(place, alice, 'mine');
  const read = await socket.until(
    () => socket.events.find((e) => e.event === 'multiple_channels_viewed' && place.id in e.data.channel_times),
    'the mark',
  );
  expect(read.data.channel_times[place.id]).toBe(post.create_at);
  const order = socket.events.map(({ event }) => event).filter((event) => ['posted', 'multiple_channels_viewed'].includes(event));
  expect(order).toEqual(['posted', 'multiple_channels_viewed']);
});
