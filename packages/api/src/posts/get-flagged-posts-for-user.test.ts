import { expect, test } from 'bun:test';
import { type Person, type Place, startServer } from '@foremast/testing/server';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const team = await server.team(alice, bob);
const [here, there] = [await server.channel(team, [alice, bob]), await server.channel(team, [alice, bob])];

async function save(who: Person, post: Place): Promise<void> {
  const flag = { user_id: who.id, category: 'flagged_post', name: post.id, value: 'true' };
  expect((await who.request('PUT', `/api/v4/users/${who.id}/preferences`, { body: [flag] })).status).toBe(200);
}
const flagged = async (query = '') => (await alice.request('GET', `/api/v4/users/me/posts/flagged?${query}`)).body;

test('saved messages are listed newest first, with the number of replies, in all channels or one', async () => {
  const [one, two] = [await server.post(here, bob, 'one'), await server.post(there, bob, 'two')];
  await server.post(here, bob, 'reply', { root_id: one.id });
  for (const post of [one, two]) await save(alice, post);
  const list = await flagged();
  expect(list.order).toEqual([two.id, one.id]);
  expect(list.posts[one.id].reply_count).toBe(1);
  expect((await flagged(`channel_id=${here.id}`)).order).toEqual([one.id]);
  expect((await flagged(`team_id=${team.id}`)).order).toEqual([two.id, one.id]);
  expect((await flagged(`channel_id=${here.id}&team_id=${'z'.repeat(26)}`)).order).toEqual([one.id]);
});

test('those of a channel that one has left are not among them, and fill no page', async () => {
  const [kept, left] = [await server.post(here, bob, 'kept'), await server.post(there, bob, 'left')];
  for (const post of [kept, left]) await save(alice, post);
  await alice.request('DELETE', `/api/v4/channels/${there.id}/members/${alice.id}`);
  expect((await flagged('per_page=1')).order).toEqual([kept.id]);
});
