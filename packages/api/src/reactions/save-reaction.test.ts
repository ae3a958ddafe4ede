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
  ['to a message that is not there', 403, { post_id: 'z'.repeat(26) }],
])('reacting %s is refused', async (_, status, change) => {
  const post = await server.post(channel, bob);
  expect(await alice.call(saveReaction, { body: { user_id: alice.id, post_id: post.id, emoji_name: 'tada', ...change } })).toMatchObject({ status });
});
