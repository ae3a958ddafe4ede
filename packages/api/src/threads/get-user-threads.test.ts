import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { getUserThreads } from './get-user-threads.ts';
import { stopFollowingThread } from './stop-following-thread.ts';
import { updateThreadReadForUser } from './update-thread-read-for-user.ts';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);
const team_id = String(channel.team_id);
const threads = async () => (await alice.call(getUserThreads, { params: { team_id } })).body;

test('the author of a root follows its thread, hears of replies, reads them, and stops following', async () => {
  const root = await server.post(channel, alice, 'root');
  const socket = await alice.listen();
  await server.post(channel, bob, `reply @${alice.username}`, { root_id: root.id });
  const told = await socket.next('thread_updated');
  expect(JSON.parse(told.data.thread)).toMatchObject({ id: root.id, reply_count: 1, unread_replies: 1, unread_mentions: 1 });
  expect(await threads()).toMatchObject({
    total: 1,
    total_unread_threads: 1,
    total_unread_mentions: 1,
    threads: [{ id: root.id, participants: [{ id: bob.id }] }],
  });
  const params = { team_id, thread_id: root.id };
  const read = await alice.call(updateThreadReadForUser, { params: { ...params, timestamp: String(Date.now() + 1000) } });
  expect(read.body).toMatchObject({ unread_replies: 0, unread_mentions: 0 });
  expect((await socket.next('thread_read_changed')).data).toMatchObject({ thread_id: root.id, previous_unread_replies: 1 });
  await alice.call(stopFollowingThread, { params });
  expect(await threads()).toMatchObject({ total: 0, threads: [] });
  await server.post(channel, bob, 'more', { root_id: root.id });
  expect((await threads()).total).toBe(0);
  await server.post(channel, bob, `back, @${alice.username}`, { root_id: root.id });
  expect((await threads()).total).toBe(1);
});

test('the threads of somebody else are closed', async () => {
  expect(await bob.call(getUserThreads, { params: { user_id: alice.id, team_id } })).toMatchObject({ status: 403 });
});
