import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { deleteReaction } from './delete-reaction.ts';
import { getReactions } from './get-reactions.ts';
import { saveReaction } from './save-reaction.ts';

const server = await startServer({ MM_SERVICESETTINGS_UNIQUEEMOJIREACTIONLIMITPERPOST: '2' });
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);

test('a reaction is stored, told to the channel, and taken back', async () => {
  const post = await server.post(channel, bob);
  const socket = await bob.listen();
  const saved = await alice.client.addReaction(alice.id, post.id, '+1');
  expect(saved).toMatchObject({ user_id: alice.id, post_id: post.id, emoji_name: '+1' });
  expect(JSON.parse((await socket.next('reaction_added')).data.reaction)).toEqual(saved);
  expect(await alice.client.getPost(post.id)).toMatchObject({ has_reactions: true });
  expect(await alice.call(deleteReaction, { params: { user_id: 'me', post_id: post.id, emoji_name: '+1' } })).toMatchObject({ status: 200 });
  expect((await alice.call(getReactions, { params: { post_id: post.id } })).body).toBeNull();
});

test('the number of different emoji on a message is limited, that of people who use one is not', async () => {
  const post = await server.post(channel, bob);
  const react = (who: typeof alice, emoji_name: string) => who.call(saveReaction, { body: { user_id: who.id, post_id: post.id, emoji_name } });
  for (const name of ['smile', 'heart']) expect(await react(alice, name)).toMatchObject({ status: 200 });
  expect(await react(bob, 'heart')).toMatchObject({ status: 200 });
  expect(await react(bob, 'tada')).toMatchObject({ status: 400, body: { id: 'app.reaction.save.save.too_many_reactions' } });
});

test.each([
  ['for someone else', 403, { user_id: bob.id }],
  ['with a name that is no emoji’s', 404, { emoji_name: 'nosuchemoji' }],
  ['with a name that is too long', 400, { emoji_name: 'x'.repeat(65) }],
  ['with a name that no emoji can have', 404, { emoji_name: 'sm ile' }],
  ['to a message that is not there', 403, { post_id: 'z'.repeat(26) }],
])('reacting %s is refused', async (_, status, change) => {
  const post = await server.post(channel, bob);
  expect(await alice.call(saveReaction, { body: { user_id: alice.id, post_id: post.id, emoji_name: 'tada', ...change } })).toMatchObject({ status });
});

test('a reaction that is repeated keeps its instant and moves its change; one with an instant of its own has that', async () => {
  const post = await server.post(channel, bob);
  const react = (more = {}) => alice.call(saveReaction, { body: { user_id: alice.id, post_id: post.id, emoji_name: 'tada', ...more } });
  const first = (await react({ create_at: 1_600_000_000_000 })).body;
  expect(first.create_at).toBe(1_600_000_000_000);
  const again = (await react()).body;
  expect(again.create_at).toBeGreaterThan(first.create_at);
  const [kept] = (await alice.call(getReactions, { params: { post_id: post.id } })).body;
  expect(kept).toMatchObject({ create_at: first.create_at, update_at: again.update_at });
});

test('a deleted message takes no reaction and gives none back, and says that it is gone; what was is listed still', async () => {
  const post = await server.post(channel, bob);
  await alice.client.addReaction(alice.id, post.id, 'smile');
  await bob.client.deletePost(post.id);
  const gone = { status: 404, body: { id: 'app.post.get.app_error' } };
  expect(await alice.call(saveReaction, { body: { user_id: alice.id, post_id: post.id, emoji_name: 'tada' } })).toMatchObject(gone);
  const smile = { user_id: alice.id, post_id: post.id, emoji_name: 'smile' };
  expect(await alice.call(deleteReaction, { params: smile })).toMatchObject(gone);
  expect((await alice.call(getReactions, { params: { post_id: post.id } })).body).toMatchObject([smile]);
  const nowhere = { body: { user_id: server.admin.id, post_id: 'z'.repeat(26), emoji_name: 'tada' } };
  expect(await server.admin.call(saveReaction, nowhere)).toMatchObject(gone);
});

test('who may read everything is told that a message is not there, others that they may not', async () => {
  const id = 'z'.repeat(26);
  const asked: [string, string, object?][] = [
    ['GET', `/api/v4/posts/${id}/files/info`],
    ['POST', `/api/v4/users/me/posts/${id}/set_unread`, {}],
    ['POST', `/api/v4/users/me/posts/${id}/ack`],
  ];
  for (const [method, path, body] of asked) {
    expect(await server.admin.request(method, path, { body })).toMatchObject({ status: 404, body: { id: 'app.post.get.app_error' } });
    expect(await alice.request(method, path, { body })).toMatchObject({ status: 403 });
  }
});

test('no reaction has a name with a space in it', async () => {
  const post = await server.post(channel, bob);
  const named = (emoji_name: string) => alice.call(deleteReaction, { params: { user_id: alice.id, post_id: post.id, emoji_name } });
  expect(await named('sm%20ile')).toMatchObject({ status: 404, body: { id: 'api.context.404.app_error' } });
  expect(await named('x'.repeat(65))).toMatchObject({ status: 400, body: { id: 'api.context.invalid_url_param.app_error' } });
});
