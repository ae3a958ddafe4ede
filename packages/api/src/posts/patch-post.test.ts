import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { getEditHistoryForPost } from './get-edit-history-for-post.ts';
import { patchPost } from './patch-post.ts';
import { restorePostVersion } from './restore-post-version.ts';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);

test('a changed message is told to the channel, and its author finds the version before and brings it back', async () => {
  const post = await server.post(channel, alice, 'first #one');
  const socket = await bob.listen();
  const changed = await alice.client.patchPost({ id: post.id, message: 'second #two' } as never);
  expect(changed).toMatchObject({ message: 'second #two', hashtags: '#two' });
  expect(changed.edit_at).toBeGreaterThan(0);
  expect(JSON.parse((await socket.next('post_edited')).data.post)).toEqual(changed);
  const history = await alice.call(getEditHistoryForPost, { params: { post_id: post.id } });
  expect(history.body).toMatchObject([{ message: 'first #one', original_id: post.id }]);
  const restored = await alice.call(restorePostVersion, { params: { post_id: post.id, restore_version_id: history.body[0].id } });
  expect(restored.body).toMatchObject({ id: post.id, message: 'first #one' });
});

test('a pinned message keeps when it was edited', async () => {
  const post = await server.post(channel, alice);
  const { body } = await alice.call(patchPost, { params: { post_id: post.id }, body: { is_pinned: true } });
  expect(body).toMatchObject({ is_pinned: true, edit_at: 0 });
});

test('nobody but the author and administrators changes a message, and nobody else sees its history', async () => {
  const post = await server.post(channel, alice);
  const params = { post_id: post.id };
  expect(await bob.call(patchPost, { params, body: { message: 'x' } })).toMatchObject({ status: 403 });
  expect(await server.admin.call(patchPost, { params, body: { message: 'x' } })).toMatchObject({ status: 200, body: { user_id: alice.id } });
  expect(await bob.call(getEditHistoryForPost, { params })).toMatchObject({ status: 403 });
});
