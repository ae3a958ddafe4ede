import { expect, test } from 'bun:test';
import { type Person, type Place, startServer } from '@foremast/testing/server';

const server = await startServer();
const [alice, bob, carol] = [await server.user(), await server.user(), await server.user()];
const status = (who: Person, word: string) => who.request('PUT', `/api/v4/users/${who.id}/status`, { body: { user_id: who.id, status: word } });

/** What counts as mentions once the channel is unread again from this message on. */
async function counted(who: Person, post: Place) {
  const body = { collapsed_threads_supported: true };
  const { mention_count, mention_count_root } = (await who.request('POST', `/api/v4/users/${who.id}/posts/${post.id}/set_unread`, { body })).body;
  return [mention_count, mention_count_root];
}

test('marked unread, a call to those who were online counts, and so does one in a channel that has become too large', async () => {
  const channel = await server.channelWith(alice, bob, carol);
  await status(bob, 'away');
  const first = await server.post(channel, alice, 'for @here');
  await server.post(channel, alice, 'for @all');
  await server.post(channel, alice, 'for nobody');
  expect(await counted(bob, first)).toEqual([2, 2]);
  await server.admin.request('PUT', '/api/v4/config/patch', { body: { TeamSettings: { MaxNotificationsPerChannel: 2 } } });
  expect(await counted(bob, first)).toEqual([2, 2]);
  await bob.request('PUT', `/api/v4/channels/${channel.id}/members/${bob.id}/notify_props`, { body: { ignore_channel_mentions: 'on' } });
  expect(await counted(bob, first)).toEqual([0, 0]);
});

test('marked unread, answers count for who wants them to: to own messages, or in all threads that one wrote in', async () => {
  const channel = await server.channelWith(alice, bob, carol);
  const [own, other] = [await server.post(channel, bob, 'own'), await server.post(channel, alice, 'other')];
  await server.post(channel, bob, 'in it', { root_id: other.id });
  await server.post(channel, carol, 'one', { root_id: own.id });
  await server.post(channel, carol, 'two', { root_id: other.id });
  const wish = (comments: string) => bob.request('PUT', '/api/v4/users/me/patch', { body: { notify_props: { ...bob.user.notify_props, comments } } });
  for (const [comments, count] of [
    ['never', 0],
    ['root', 1],
    ['any', 2],
  ] as const) {
    await wish(comments);
    expect([comments, await counted(bob, own)]).toEqual([comments, [count, 0]]);
  }
});
