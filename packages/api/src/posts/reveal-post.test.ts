import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { burnPost } from './burn-post.ts';
import { getPost } from './get-post.ts';
import { revealPost } from './reveal-post.ts';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);

test('a vanishing message is hidden until its reader reveals it, and gone once that reader burns it', async () => {
  const socket = await bob.listen();
  const post = await server.post(channel, alice, 'secret', { type: 'burn_on_read' });
  const params = { post_id: post.id };
  expect(JSON.parse((await socket.next('posted')).data.post).message).toBe('');
  expect((await bob.call(getPost, { params })).body.message).toBe('');
  expect((await alice.call(getPost, { params })).body.message).toBe('secret');
  expect(await alice.call(revealPost, { params })).toMatchObject({ status: 400 });
  expect((await bob.call(revealPost, { params })).body).toMatchObject({ message: 'secret', metadata: { expire_at: expect.any(Number) } });
  expect((await bob.call(getPost, { params })).body.message).toBe('secret');
  expect(await bob.call(burnPost, { params })).toMatchObject({ status: 200 });
  expect(await bob.call(getPost, { params })).toMatchObject({ status: 404 });
  expect((await alice.call(getPost, { params })).body).toMatchObject({ message: 'secret', metadata: { recipients: [bob.id] } });
});

test('of many who reveal it at once one is the last, and with that the time of its author runs', async () => {
  const readers = await Promise.all(Array.from({ length: 4 }, () => server.user()));
  const crowd = await server.channelWith(alice, ...readers);
  const post = await server.post(crowd, alice, 'secret', { type: 'burn_on_read' });
  const params = { post_id: post.id };
  await server.admin.call(revealPost, { params });
  await Promise.all(readers.map((reader) => reader.call(revealPost, { params })));
  const { metadata, props } = (await alice.call(getPost, { params })).body;
  expect(metadata.recipients).toHaveLength(5);
  expect(metadata.expire_at).toBeLessThan(props.expire_at);
});
