import { expect, test } from 'bun:test';
import { sendReminders } from '@foremast/domain/posts/reminders';
import { Ctx } from '@foremast/kernel/context';
import { destroyTracesOfPosts } from '@foremast/store/queries/post-traces';
import { destroyPostRows, heldPost } from '@foremast/store/queries/posts';
import { type Person, type Place, startServer } from '@foremast/testing/server';

const server = await startServer();
const remind = (who: Person, post: Place, target_time: number) =>
  who.request('POST', `/api/v4/users/${who.id}/posts/${post.id}/reminder`, { body: { target_time } });
const now = () => Math.floor(Date.now() / 1000);
async function due(): Promise<void> {
  await Ctx.system(server.running.app).tx((tx) => tx.enqueue(sendReminders, {}));
  await server.drainJobs();
}
const isReminder = (e: { event: string; data: { post: string } }) => e.event === 'posted' && JSON.parse(e.data.post).type === 'reminder';

test('a reminder is confirmed to its person alone, comes once when it is due, and the last wish counts', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  const post = await server.post(channel, alice, 'remember');
  const [toBob, toAlice] = [await bob.listen(), await alice.listen()];
  expect((await remind(bob, post, now() - 10)).status).toBe(200);
  const note = JSON.parse((await toBob.next('ephemeral_message')).data.post);
  expect(note).toMatchObject({ root_id: post.id, props: { post_id: post.id, username: alice.username, type: 'reminder' } });
  await remind(bob, post, now() + 3600);
  await due();
  expect(toBob.events.some(isReminder)).toBe(false);
  await remind(bob, post, now() - 10);
  await due();
  await due();
  await toBob.until(() => toBob.events.find(isReminder), 'the reminder');
  await server.post(channel, alice, 'end');
  await toBob.until(() => toBob.events.find((e) => e.event === 'posted' && e.data.post.includes('"end"')), 'the end');
  const told = toBob.events.filter(isReminder);
  expect(told.map((e) => [e.data.channel_type, JSON.parse(e.data.post).props.post_id])).toEqual([['D', post.id]]);
  expect(toAlice.events.some((e) => isReminder(e) || e.event === 'ephemeral_message')).toBe(false);
});

test('of a message that is gone, or that one may not read, nobody is reminded', async () => {
  const [alice, bob, mallory] = [await server.user(), await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  const post = await server.post(channel, alice, 'remember');
  expect((await remind(mallory, post, now() + 60)).status).toBe(403);
  await remind(bob, post, now() - 10);
  const socket = await bob.listen();
  await alice.request('DELETE', `/api/v4/posts/${post.id}`);
  await due();
  await server.post(channel, alice, 'end');
  await socket.next('posted');
  expect(socket.events.some(isReminder)).toBe(false);
});

test('of a message that goes at this moment nobody is reminded, and nothing of the wish is kept', async () => {
  const { app } = server.running;
  const alice = await server.user();
  const post = await server.post(await server.channelWith(alice), alice, 'soon gone');
  const { asked } = await Ctx.system(app).tx(async (tx) => {
    await heldPost(tx.db, post.id);
    const asked = remind(alice, post, now() + 3600);
    // Time to see the message as it was, and to come to wait for it.
    await Bun.sleep(150);
    await destroyTracesOfPosts(tx.db, await destroyPostRows(tx.db, [post.id]));
    return { asked };
  });
  expect((await asked).status).toBe(403);
  expect(await app.store.db.selectFrom('postreminders').select('userid').where('postid', '=', post.id).execute()).toEqual([]);
});
