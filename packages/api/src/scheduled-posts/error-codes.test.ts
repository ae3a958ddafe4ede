import { expect, test } from 'bun:test';
import { sendDuePosts } from '@foremast/domain/scheduled-posts/send-due-posts';
import { Ctx } from '@foremast/kernel/context';
import { findScheduledPost, updateScheduledPost } from '@foremast/store/queries/scheduled-posts';
import { type Person, type Place, startServer } from '@foremast/testing/server';

const server = await startServer();
const { db } = server.running.app.store;
const system = Ctx.system(server.running.app);

interface Case {
  readonly alice: Person;
  readonly bob: Person;
  readonly channel: Place;
  readonly root: Place;
}
const admin = (method: string, path: string, body?: unknown) => server.admin.request(method, `/api/v4/${path}`, { body });

async function due(id: string, change: Record<string, unknown> = {}): Promise<void> {
  const row = await findScheduledPost(db, id);
  if (!row) throw new Error('no scheduled message');
  await system.tx(async (tx) => {
    await updateScheduledPost(tx.db, { ...row, scheduled_at: Date.now() - 1000, ...change });
    await tx.enqueue(sendDuePosts, {});
  });
  await server.drainJobs();
}
async function prepare(): Promise<Case> {
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob, server.admin);
  return { alice, bob, channel, root: await server.post(channel, bob, 'root') };
}
async function schedule(who: Person, fields: Record<string, unknown>): Promise<string> {
  const { status, body } = await who.request('POST', '/api/v4/posts/schedule', {
    body: { message: 'later', scheduled_at: Date.now() + 3_600_000, ...fields },
  });
  expect(status).toBe(201);
  return body.id;
}
const messages = async (channel: Place): Promise<string[]> =>
  Object.values((await admin('GET', `channels/${channel.id}/posts`)).body.posts as Record<string, { message: string }>).map((p) => p.message);

test.each<[string, string, (c: Case) => Promise<unknown>, (c: Case) => Record<string, unknown>, Record<string, unknown>]>([
  ['whose channel was archived', 'channel_archived', ({ channel }) => admin('DELETE', `channels/${channel.id}`), () => ({}), {}],
  ['whose author was deactivated', 'user_deleted', ({ alice }) => admin('DELETE', `users/${alice.id}`), () => ({}), {}],
  [
    'whose author left',
    'no_channel_member',
    ({ alice, channel }) => alice.request('DELETE', `/api/v4/channels/${channel.id}/members/${alice.id}`),
    () => ({}),
    {},
  ],
  [
    'whose author may not write any more',
    'no_channel_permission',
    ({ channel }) => admin('PUT', `channels/${channel.id}/moderations/patch`, [{ name: 'create_post', roles: { members: false, guests: false } }]),
    () => ({}),
    {},
  ],
  [
    'whose thread was deleted',
    'thread_deleted',
    ({ bob, root }) => bob.request('DELETE', `/api/v4/posts/${root.id}`),
    ({ root }) => ({ root_id: root.id }),
    {},
  ],
  ['of a type that is the server’s own', 'invalid_post', async () => undefined, () => ({}), { type: 'system_join_channel' }],
  ['that became too long', 'invalid_post', async () => undefined, () => ({}), { message: 'x'.repeat(16_384) }],
  [
    'that vanishes, where such are off',
    'invalid_post',
    async () => admin('PUT', 'config/patch', { ServiceSettings: { EnableBurnOnRead: false } }),
    () => ({}),
    { type: 'burn_on_read' },
  ],
  ['that nobody sent for more than a day', 'unable_to_send', async () => undefined, () => ({}), { scheduled_at: Date.now() - 90_000_000 }],
  ['whose author is not there', 'user_missing', async () => undefined, () => ({}), { user_id: 'n'.repeat(26) }],
  ['whose channel is not there', 'channel_not_found', async () => undefined, () => ({}), { channel_id: 'n'.repeat(26) }],
])('a message %s is kept with the reason %s, and not sent', async (_, code, obstacle, fields, change) => {
  const place = await prepare();
  const id = await schedule(place.alice, { channel_id: place.channel.id, ...fields(place) });
  await obstacle(place);
  await due(id, change);
  expect(await findScheduledPost(db, id)).toMatchObject({ error_code: code, processed_at: expect.any(Number) });
  await due(id, { ...change, error_code: code });
  expect(await messages(place.channel)).not.toContain('later');
});

test('a direct message that the settings do not allow any more is kept with its reason', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const direct = (await alice.request('POST', '/api/v4/channels/direct', { body: [alice.id, bob.id] })).body;
  const id = await schedule(alice, { channel_id: direct.id });
  await admin('PUT', 'config/patch', { TeamSettings: { RestrictDirectMessage: 'team' } });
  await due(id);
  await admin('PUT', 'config/patch', { TeamSettings: { RestrictDirectMessage: 'any' } });
  expect((await findScheduledPost(db, id))?.error_code).toBe('restricted_dm');
});

test('one that failed is tried again at the instant that its author gives it then', async () => {
  const { alice, bob, channel } = await prepare();
  const id = await schedule(alice, { channel_id: channel.id });
  await alice.request('DELETE', `/api/v4/channels/${channel.id}/members/${alice.id}`);
  await due(id);
  await admin('POST', `channels/${channel.id}/members`, { user_id: alice.id });
  const socket = await bob.listen();
  const body = { id, user_id: alice.id, channel_id: channel.id, message: 'at last', scheduled_at: Date.now() + 60_000, error_code: '' };
  expect((await alice.request('PUT', `/api/v4/posts/schedule/${id}`, { body })).status).toBe(201);
  await due(id);
  await socket.until(() => socket.events.find((e) => e.event === 'posted' && JSON.parse(e.data.post).message === 'at last'), 'the message');
  expect(await findScheduledPost(db, id)).toBeUndefined();
});

test('what is sent at its time is checked like what is sent at once', async () => {
  const { alice, bob, channel, root } = await prepare();
  const props = { previewed_post: root.id, channel_mentions: { secret: {} }, add_channel_member: {}, own: 'kept' };
  const socket = await bob.listen();
  await due(await schedule(alice, { channel_id: channel.id, props }));
  const event = await socket.until(
    () => socket.events.find((e) => e.event === 'posted' && JSON.parse(e.data.post).message === 'later'),
    'the message',
  );
  expect(JSON.parse(event.data.post).props).toEqual({ own: 'kept' });
});

test('a vanishing message that is sent later vanishes like another', async () => {
  await admin('PUT', 'config/patch', { ServiceSettings: { EnableBurnOnRead: true } });
  const { alice, bob, channel } = await prepare();
  const socket = await bob.listen();
  await due(await schedule(alice, { channel_id: channel.id, type: 'burn_on_read', message: 'secret' }));
  const event = await socket.until(() => socket.events.find((e) => e.event === 'posted' && e.data.post.includes('burn_on_read')), 'the message');
  const post = JSON.parse(event.data.post);
  expect(post.message).toBe('');
  expect((await bob.request('GET', `/api/v4/posts/${post.id}/reveal`)).body.message).toBe('secret');
});
