import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { createPost } from './create-post.ts';

const server = await startServer();
const [alice, bob, mallory] = [await server.user(), await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);
const memberOf = async (who: typeof alice) => (await who.request('GET', `/api/v4/channels/${channel.id}/members/${who.id}`)).body;

test('a message is stored, told to the members, counted for whom it mentions, and read by its author', async () => {
  const [inside, outside] = [await bob.listen(), await mallory.listen()];
  const before = await memberOf(bob);
  const saved = await alice.client.createPost({ channel_id: channel.id, message: `hello @${bob.username} #greeting` } as never);
  expect(saved).toMatchObject({ user_id: alice.id, channel_id: channel.id, hashtags: '#greeting', reply_count: 0, metadata: {} });
  const told = await inside.next('posted');
  expect(JSON.parse(told.data.post)).toEqual(saved);
  expect(told.data).toMatchObject({ mentions: JSON.stringify([bob.id]), sender_name: `@${alice.username}`, set_online: true });
  expect(await alice.client.getPost(saved.id)).toEqual(saved);
  const after = await memberOf(bob);
  expect([after.mention_count - before.mention_count, after.msg_count - before.msg_count]).toEqual([1, 0]);
  const own = await memberOf(alice);
  const { total_msg_count } = (await alice.request('GET', `/api/v4/channels/${channel.id}`)).body;
  expect(own.msg_count).toBe(total_msg_count);
  expect(outside.events.filter((e) => e.event === 'posted')).toEqual([]);
});

test('what is written one after the other within a millisecond stands in that order', async () => {
  const { app } = server.running;
  const [now, at] = [app.now, app.now() + 1000];
  Object.assign(app, { now: () => at });
  const written = [];
  for (let n = 0; n < 8; n++) written.push((await server.post(channel, bob, `in a row ${n}`)).id);
  Object.assign(app, { now });
  const { order } = (await alice.request('GET', `/api/v4/channels/${channel.id}/posts?per_page=8`)).body;
  expect(order).toEqual(written.reverse());
});

test('sending a message again under the same pending id writes it once', async () => {
  const body = { channel_id: channel.id, message: 'once', pending_post_id: `${alice.id}:1` };
  const [first, second] = [await alice.call(createPost, { body }), await alice.call(createPost, { body })];
  expect(second).toMatchObject({ status: 201, body: { id: first.body.id, pending_post_id: body.pending_post_id } });
});

test('by its pending id a client knows its own message when it is told of it; later nobody is told of that', async () => {
  const socket = await alice.listen();
  const post = await server.post(channel, alice, 'mine', { pending_post_id: `${alice.id}:9` });
  expect(JSON.parse((await socket.next('posted')).data.post).pending_post_id).toBe(post.pending_post_id);
  expect((await alice.client.getPost(post.id)).pending_post_id).toBe('');
});

test('a reply that is sent again tells the number of replies, as it did', async () => {
  const root = await server.post(channel, alice, 'root');
  const fields = { root_id: root.id, pending_post_id: `${alice.id}:10` };
  expect(await server.post(channel, alice, 'reply', fields)).toMatchObject({ reply_count: 1 });
  expect(await server.post(channel, alice, 'reply', fields)).toMatchObject({ reply_count: 1 });
});

test('two requests at once with the same pending id write one message', async () => {
  const body = { channel_id: channel.id, message: 'at once', pending_post_id: `${alice.id}:2` };
  const answers = await Promise.all([alice.call(createPost, { body }), alice.call(createPost, { body })]);
  expect(new Set(answers.filter((a) => a.status === 201).map((a) => (a.body as { id: string }).id)).size).toBe(1);
});

test('a failed message forgets its pending id', async () => {
  const pending_post_id = `${alice.id}:3`;
  expect(await alice.call(createPost, { body: { channel_id: channel.id, message: 'x'.repeat(16384), pending_post_id } })).toMatchObject({
    status: 400,
  });
  expect(await alice.call(createPost, { body: { channel_id: channel.id, message: 'x', pending_post_id } })).toMatchObject({ status: 201 });
});

test.each([
  ['that is too long', 400, 'model.post.is_valid.message_length.app_error', { message: 'x'.repeat(16384) }],
  ['of a type that only the server writes', 400, 'api.context.invalid_param.app_error', { type: 'system_header_change' }],
  ['of an unknown type', 400, 'model.post.is_valid.type.app_error', { type: 'page' }],
  ['with an id', 400, 'app.post.save.existing.app_error', { id: 'a'.repeat(26) }],
  ['in a channel that is not there', 403, 'api.context.permissions.app_error', { channel_id: 'z'.repeat(26) }],
  ['as a reply to nothing', 400, 'api.post.create_post.root_id.app_error', { root_id: 'a'.repeat(26) }],
  ['with props that are no object', 400, 'api.context.invalid_body_param.app_error', { props: [] }],
  ['with a mark that says nothing', 400, 'api.context.invalid_body_param.app_error', { metadata: { priority: {} } }],
  [
    'that goes on notifying nobody',
    400,
    'api.post.post_priority.min_recipients_persistent_notification_post.request_error',
    { metadata: { priority: { priority: 'urgent', persistent_notifications: true } } },
  ],
])('a message %s is refused', async (_, status, id, change) => {
  expect(await alice.call(createPost, { body: { channel_id: channel.id, message: 'x', ...change } })).toMatchObject({ status, body: { id } });
});

test('the longest message there can be is kept whole, and one of a million letters is refused', async () => {
  const message = '𝄞'.repeat(16_383);
  const { body } = await alice.call(createPost, { body: { channel_id: channel.id, message } });
  expect((await alice.request('GET', `/api/v4/posts/${body.id}`)).body.message).toBe(message);
  expect(await alice.call(createPost, { body: { channel_id: channel.id, message: 'x'.repeat(1_000_000) } })).toMatchObject({
    status: 413,
    body: { id: 'api.context.request_body_too_large.app_error' },
  });
});

test('who is not in the channel may not write in it', async () => {
  expect(await mallory.call(createPost, { body: { channel_id: channel.id, message: 'x' } })).toMatchObject({ status: 403 });
});

test('only administrators may say when a message was written', async () => {
  const at = Date.UTC(2020, 0, 1);
  const mine = await alice.call(createPost, { body: { channel_id: channel.id, message: 'x', create_at: at } });
  expect(mine.body.create_at).toBeGreaterThan(at);
  expect(await server.admin.call(createPost, { body: { channel_id: channel.id, message: 'x', create_at: at } })).toMatchObject({
    body: { create_at: at, update_at: at },
  });
});

test('the author alone is told of people who are not in the channel', async () => {
  const teammate = await server.user();
  await server.admin.request('POST', `/api/v4/teams/${channel.team_id}/members`, { body: { team_id: channel.team_id, user_id: teammate.id } });
  const [own, other] = [await alice.listen(), await bob.listen()];
  await server.post(channel, alice, `see @${teammate.username}`);
  const note = JSON.parse((await own.next('ephemeral_message')).data.post);
  expect(note).toMatchObject({ type: 'system_ephemeral', props: { add_channel_member: { not_in_channel_user_ids: [teammate.id] } } });
  await other.next('posted');
  expect(other.events.filter((e) => e.event === 'ephemeral_message')).toEqual([]);
});

test('a message is said to be generated by a bot or by its author, not by another person; a name of nobody falls away', async () => {
  const make = (ai_generated_by: string) => alice.call(createPost, { body: { channel_id: channel.id, message: 'x', props: { ai_generated_by } } });
  expect((await make(alice.id)).body.props).toEqual({ ai_generated_by: alice.id, ai_generated_by_username: alice.username });
  expect((await make('z'.repeat(26))).body.props).toEqual({});
  const wrong = { status: 400, body: { id: 'api.post.fill_in_post_props.invalid_ai_generated_user.app_error' } };
  expect(await make(server.admin.id)).toMatchObject(wrong);
  const post = await server.post(channel, alice, 'x');
  const props = { ai_generated_by: server.admin.id };
  expect(await alice.request('PUT', `/api/v4/posts/${post.id}/patch`, { body: { props } })).toMatchObject(wrong);
});

test('what is ignored of a message must have its type all the same, or be absent', async () => {
  const make = (fields: Record<string, unknown>) => alice.call(createPost, { body: { channel_id: channel.id, message: 'x', ...fields } });
  const none = { participants: null, remote_id: null, metadata: { embeds: null, images: null, files: [null], emojis: [], priority: null } };
  expect(await make(none)).toMatchObject({ status: 201, body: { participants: null, metadata: {} } });
  for (const wrong of [{ participants: 'x' }, { remote_id: 5 }, { message_source: [] }, { metadata: { images: [] } }, { metadata: { files: ['x'] } }])
    expect(await make(wrong)).toMatchObject({ status: 400, body: { id: 'api.context.invalid_body_param.app_error' } });
});
