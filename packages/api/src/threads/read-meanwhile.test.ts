import { expect, test } from 'bun:test';
import { writePost } from '@foremast/domain/posts/write-post';
import { Ctx } from '@foremast/kernel/context';
import { heldPost } from '@foremast/store/queries/posts';
import { startServer } from '@foremast/testing/server';

const server = await startServer();

test('a mention in a reply that is written while its thread is read up to earlier is counted', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  const root = await server.post(channel, alice, 'root');
  const reply = await server.post(channel, bob, 'one', { root_id: root.id });
  const path = `/api/v4/users/me/teams/${channel.team_id}/threads/${root.id}`;
  const [read] = await Ctx.system(server.running.app).tx(async (tx) => {
    await heldPost(tx.db, root.id);
    await writePost(
      tx,
      { channel_id: channel.id, user_id: bob.id, root_id: root.id, message: `@${alice.username}`, create_at: reply.create_at + 1 },
      { setOnline: false },
    );
    const read = alice.request('PUT', `${path}/read/${reply.create_at}`);
    await Bun.sleep(100);
    return [read];
  });
  expect((await read).status).toBe(200);
  expect((await alice.request('GET', path)).body).toMatchObject({ unread_replies: 1, unread_mentions: 1 });
});
