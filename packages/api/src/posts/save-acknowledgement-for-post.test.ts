import { expect, test } from 'bun:test';
import { destroyPost } from '@foremast/domain/posts/delete-post';
import { Ctx } from '@foremast/kernel/context';
import { heldPost } from '@foremast/store/queries/posts';
import { type Person, type Place, startServer } from '@foremast/testing/server';

const server = await startServer();
const [alice, bob, mallory] = [await server.user(), await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);
const path = (who: Person, post: Place) => `/api/v4/users/${who.id}/posts/${post.id}/ack`;
const asking = () => server.post(channel, alice, 'please read', { metadata: { priority: { priority: 'important', requested_ack: true } } });

test('who takes note of a message is told to its channel and stands in the message', async () => {
  const post = await asking();
  const socket = await alice.listen();
  expect((await bob.request('POST', path(bob, post))).body).toMatchObject({ user_id: bob.id, post_id: post.id });
  expect(JSON.parse((await socket.next('post_acknowledgement_added')).data.acknowledgement)).toMatchObject({ user_id: bob.id });
  expect((await alice.request('GET', `/api/v4/posts/${post.id}`)).body.metadata).toMatchObject({
    priority: { priority: 'important', requested_ack: true },
    acknowledgements: [{ user_id: bob.id }],
  });
});

test('a message that asks for nothing can be taken note of, too, and shows it; one that was deleted cannot', async () => {
  const [post, gone] = [await server.post(channel, alice), await server.post(channel, alice)];
  await bob.request('POST', path(bob, post));
  const list = (await alice.request('GET', `/api/v4/channels/${channel.id}/posts`)).body;
  expect(list.posts[post.id].metadata).toEqual({ acknowledgements: [expect.objectContaining({ user_id: bob.id })] });
  await alice.client.deletePost(gone.id);
  expect(await bob.request('POST', path(bob, gone))).toMatchObject({ status: 404, body: { id: 'app.post.get.app_error' } });
});

test('the mark of a message of a type of its own is read back', async () => {
  const post = await server.post(channel, alice, 'x', { type: 'custom_x', metadata: { priority: { priority: 'important' } } });
  expect((await bob.request('GET', `/api/v4/posts/${post.id}`)).body.metadata.priority).toEqual(post.metadata.priority);
});

test('it is taken back within five minutes, and not after', async () => {
  const [one, two] = [await asking(), await asking()];
  for (const post of [one, two]) await bob.request('POST', path(bob, post));
  const socket = await alice.listen();
  expect((await bob.request('DELETE', path(bob, one))).status).toBe(200);
  const removed = JSON.parse((await socket.next('post_acknowledgement_removed')).data.acknowledgement);
  expect(removed).toMatchObject({ user_id: bob.id, post_id: one.id });
  expect(removed.acknowledged_at).toBeGreaterThan(0);
  expect((await bob.request('DELETE', path(bob, one))).status).toBe(404);
  await Ctx.system(server.running.app).tx(async (tx) => {
    await tx.db
      .updateTable('postacknowledgements')
      .set({ acknowledgedat: Date.now() - 301_000 })
      .where('postid', '=', two.id)
      .execute();
  });
  expect(await bob.request('DELETE', path(bob, two))).toMatchObject({
    status: 403,
    body: { id: 'api.acknowledgement.delete.deadline.app_error' },
  });
});

test('an administrator can say so for somebody who is there, and for nobody else', async () => {
  const post = await asking();
  expect((await server.admin.request('POST', path(bob, post))).body).toMatchObject({ user_id: bob.id });
  const nobody = await server.admin.request('POST', `/api/v4/users/${'z'.repeat(26)}/posts/${post.id}/ack`);
  expect(nobody).toMatchObject({ status: 404, body: { id: 'app.user.missing_account.const' } });
});

test('nobody takes note for another, of what they may not read, or in an archived channel', async () => {
  const post = await asking();
  expect((await bob.request('POST', path(alice, post))).status).toBe(403);
  expect((await mallory.request('POST', path(mallory, post))).status).toBe(403);
  const place = await server.channelWith(alice, bob);
  const old = await server.post(place, alice, 'old');
  await server.admin.request('DELETE', `/api/v4/channels/${place.id}`);
  expect((await bob.request('POST', path(bob, old))).status).toBe(403);
});

test.each([
  ['in a reply', (root: Place) => ({ root_id: root.id }), 400],
  ['of a very long word', () => ({ metadata: { priority: { priority: 'x'.repeat(33) } } }), 400],
  ['that repeats without being urgent', () => ({ metadata: { priority: { priority: 'important', persistent_notifications: true } } }), 400],
])('a mark %s is refused', async (_, fields, status) => {
  const root = await server.post(channel, alice, 'root');
  const body = { channel_id: channel.id, message: `@${bob.username}`, metadata: { priority: { priority: 'urgent' } }, ...fields(root) };
  expect((await alice.request('POST', '/api/v4/posts', { body })).status).toBe(status);
});

test('of a message that goes for good at that moment nobody takes note, and it is taken back once', async () => {
  const [gone, post] = [await asking(), await asking()];
  const asked = await Ctx.system(server.running.app).tx(async (tx) => {
    const row = await heldPost(tx.db, gone.id);
    const asked = bob.request('POST', path(bob, gone));
    await Bun.sleep(100);
    if (row) await destroyPost(tx, row, alice.id);
    return [asked];
  });
  expect(await asked[0]).toMatchObject({ status: 404, body: { id: 'app.post.get.app_error' } });
  await bob.request('POST', path(bob, post));
  const back = await Promise.all(Array.from({ length: 4 }, () => bob.request('DELETE', path(bob, post))));
  expect(back.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404]);
});

test('where messages bear no marks none is taken', async () => {
  await server.admin.request('PUT', '/api/v4/config/patch', { body: { ServiceSettings: { PostPriority: false } } });
  const body = { channel_id: channel.id, message: 'x', metadata: { priority: { priority: 'urgent' } } };
  expect((await alice.request('POST', '/api/v4/posts', { body })).status).toBe(403);
});

test('a message for one person is heard by that person alone, kept nowhere, and sent by administrators only', async () => {
  const [toBob, toAlice] = [await bob.listen(), await alice.listen()];
  const body = { user_id: bob.id, post: { channel_id: channel.id, message: 'psst' } };
  expect((await alice.request('POST', '/api/v4/posts/ephemeral', { body })).status).toBe(403);
  const made = await server.admin.request('POST', '/api/v4/posts/ephemeral', { body });
  expect(made).toMatchObject({ status: 201, body: { type: 'system_ephemeral', message: 'psst' } });
  expect(JSON.parse((await toBob.next('ephemeral_message')).data.post).id).toBe(made.body.id);
  expect((await bob.request('GET', `/api/v4/posts/${made.body.id}`)).status).toBe(404);
  await server.post(channel, bob, 'end');
  await toAlice.next('posted');
  expect(toAlice.events.some((e) => e.event === 'ephemeral_message')).toBe(false);
});
