import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { deletePost } from './delete-post.ts';
import { getPost } from './get-post.ts';

const server = await startServer({ MM_SERVICESETTINGS_ENABLEAPIPOSTDELETION: 'true' });
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);

test('a deleted root takes its replies along; administrators still see them, emptied', async () => {
  const root = await server.post(channel, alice);
  const reply = await server.post(channel, bob, 'reply', { root_id: root.id });
  const socket = await bob.listen();
  expect(await alice.call(deletePost, { params: { post_id: root.id } })).toMatchObject({ status: 200 });
  expect(JSON.parse((await socket.next('post_deleted')).data.post)).toMatchObject({ id: root.id, reply_count: 1 });
  for (const { id } of [root, reply]) expect(await bob.call(getPost, { params: { post_id: id } })).toMatchObject({ status: 404 });
  const seen = await server.admin.call(getPost, { params: { post_id: root.id }, query: { include_deleted: true } });
  expect(seen.body).toMatchObject({ message: '', props: { deleteBy: alice.id } });
});

test('a deleted reply lowers the number of replies', async () => {
  const root = await server.post(channel, alice);
  const reply = await server.post(channel, bob, 'reply', { root_id: root.id });
  await bob.call(deletePost, { params: { post_id: reply.id } });
  expect((await alice.call(getPost, { params: { post_id: root.id } })).body.reply_count).toBe(0);
});

test('others may not delete it, and only administrators for good', async () => {
  const post = await server.post(channel, alice);
  const params = { post_id: post.id };
  expect(await bob.call(deletePost, { params })).toMatchObject({ status: 403 });
  expect(await alice.call(deletePost, { params, query: { permanent: true } })).toMatchObject({ status: 403 });
  expect(await server.admin.call(deletePost, { params, query: { permanent: true } })).toMatchObject({ status: 200 });
  expect(await server.admin.call(getPost, { params, query: { include_deleted: true } })).toMatchObject({ status: 404 });
});
