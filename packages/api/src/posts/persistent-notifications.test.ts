import { expect, test } from 'bun:test';
import { repeatNotifications } from '@foremast/domain/posts/persistent-notifications';
import { Ctx } from '@foremast/kernel/context';
import { startPushProxy } from '@foremast/testing/fakes/push-proxy';
import { type Person, type Place, startServer } from '@foremast/testing/server';

const proxy = startPushProxy();
const server = await startServer({
  MM_EMAILSETTINGS_SENDPUSHNOTIFICATIONS: 'true',
  MM_EMAILSETTINGS_PUSHNOTIFICATIONSERVER: proxy.url,
  MM_SERVICESETTINGS_PERSISTENTNOTIFICATIONMAXCOUNT: '3',
});
const { app } = server.running;
const [alice, bob, carol] = [await server.user(), await server.user(), await server.user({ first_name: 'Carol' })];
const channel = await server.channelWith(alice, bob, carol);
const metadata = { priority: { priority: 'urgent', persistent_notifications: true } };
const urgent = (message: string, author = alice) => server.post(channel, author, message, { metadata });
const refused = async (message: string) =>
  (await alice.request('POST', '/api/v4/posts', { body: { channel_id: channel.id, message, metadata } })).body.id;

/** The intervals of all messages are over, and the job has run. */
async function later(): Promise<void> {
  const ctx = Ctx.system(app);
  await ctx.tx((tx) => tx.db.updateTable('persistentnotifications').set({ createat: 1, lastsentat: 0 }).execute());
  await repeatNotifications.run({}, Ctx.system(app), {} as never);
  await server.drainJobs();
}
const waits = async (post: Place) =>
  (await app.store.db.selectFrom('persistentnotifications').select('deleteat').where('postid', '=', post.id).executeTakeFirst())?.deleteat === 0;

test('whom it names is told again, on the desktop and on the phone, until it was often enough', async () => {
  await bob.request('PUT', '/api/v4/users/sessions/device', { body: { device_id: 'apple:persistent' } });
  const post = await urgent(`@${bob.username} now`);
  await server.drainJobs();
  proxy.requests.length = 0;
  const [socket, other] = [await bob.listen(), await carol.listen()];
  await later();
  const event = await socket.next('persistent_notification_triggered');
  expect(JSON.parse(event.data.post).id).toBe(post.id);
  expect(event.data.mentions).toBe(JSON.stringify([bob.id]));
  expect(event.broadcast).toMatchObject({ user_id: bob.id, channel_id: channel.id, team_id: channel.team_id });
  expect(proxy.requests.map(({ body }) => [body.type, body.post_id])).toEqual([['message', post.id]]);
  await later();
  expect(await waits(post)).toBe(true);
  await later();
  expect(await waits(post)).toBe(false);
  expect(other.events.map((e) => e.event)).not.toContain('persistent_notification_triggered');
});

test('who must not be disturbed is left alone', async () => {
  await bob.request('PUT', `/api/v4/users/${bob.id}/status`, { body: { user_id: bob.id, status: 'dnd' } });
  const socket = await bob.listen();
  await urgent(`@${bob.username} @${carol.username}`);
  const hers = await carol.listen();
  proxy.requests.length = 0;
  await later();
  await hers.next('persistent_notification_triggered');
  await bob.request('PUT', `/api/v4/users/${bob.id}/status`, { body: { user_id: bob.id, status: 'online' } });
  expect(socket.events.map((e) => e.event)).not.toContain('persistent_notification_triggered');
  expect(proxy.requests).toEqual([]);
});

const ends: [string, (post: Place, by: Person) => Promise<unknown>][] = [
  ['reacts', (post, by) => by.request('POST', '/api/v4/reactions', { body: { user_id: by.id, post_id: post.id, emoji_name: 'tada' } })],
  ['answers', (post, by) => server.post(channel, by, 'yes', { root_id: post.id })],
  ['acknowledges', (post, by) => by.request('POST', `/api/v4/users/${by.id}/posts/${post.id}/ack`)],
];
test.each(ends)('it ends when somebody whom it names %s, and only then', async (_, react) => {
  const post = await urgent(`@${bob.username} now`);
  await react(post, carol);
  await react(post, alice);
  expect(await waits(post)).toBe(true);
  await react(post, bob);
  expect(await waits(post)).toBe(false);
});

test('it ends with the message', async () => {
  const post = await urgent(`@${bob.username} now`);
  await alice.request('DELETE', `/api/v4/posts/${post.id}`);
  expect(await waits(post)).toBe(false);
});

test('it ends with the team and with the channel', async () => {
  for (const remove of ['teams', 'channels']) {
    const place = await server.channelWith(alice, bob);
    const post = await server.post(place, alice, `@${bob.username}`, { metadata });
    await server.admin.request('DELETE', `/api/v4/${remove}/${remove === 'teams' ? place.team_id : place.id}`);
    await later();
    expect([remove, await waits(post)]).toEqual([remove, false]);
  }
});

test('words that people chose, first names and calls to everybody name nobody', async () => {
  await carol.request('PUT', '/api/v4/users/me/patch', {
    body: { notify_props: { ...carol.user.notify_props, mention_keys: 'anchor', first_name: 'true' } },
  });
  const none = 'api.post.post_priority.min_recipients_persistent_notification_post.request_error';
  for (const message of ['nobody', 'anchor', 'Carol', '@channel', '@all @here']) expect(await refused(message)).toBe(none);
});

test('too many cannot be named', async () => {
  const many = await Promise.all(Array.from({ length: 6 }, () => server.user()));
  const place = await server.channelWith(alice, ...many);
  const message = many.map(({ username }) => `@${username}`).join(' ');
  const answer = await alice.request('POST', '/api/v4/posts', { body: { channel_id: place.id, message, metadata } });
  expect(answer.body.id).toBe('api.post.post_priority.max_recipients_persistent_notification_post.request_error');
});
