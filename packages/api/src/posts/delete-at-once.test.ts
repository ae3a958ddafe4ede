import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);

test('replies that are deleted and written at the same moment are counted right', async () => {
  for (let round = 0; round < 10; round++) {
    const root = await server.post(channel, alice);
    const reply = async (who: typeof alice) =>
      (await who.request('POST', '/api/v4/posts', { body: { channel_id: channel.id, root_id: root.id, message: 'aye' } })).body.id as string;
    const replies = [await reply(alice), await reply(bob), await reply(alice), await reply(bob)];
    const [, , ...answers] = await Promise.all([
      reply(alice),
      reply(bob),
      ...replies.map((id, i) => (i % 2 ? bob : alice).request('DELETE', `/api/v4/posts/${id}`)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { body } = await alice.request('GET', `/api/v4/posts/${root.id}/thread`);
    expect(Object.keys(body.posts)).toHaveLength(3);
    expect(body.posts[root.id].reply_count).toBe(2);
  }
});
