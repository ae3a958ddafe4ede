import { expect, test } from 'bun:test';
import { startPushProxy } from '@foremast/testing/fakes/push-proxy';
import { type Person, type Place, startServer } from '@foremast/testing/server';

const proxy = startPushProxy();
const server = await startServer({
  MM_EMAILSETTINGS_SENDPUSHNOTIFICATIONS: 'true',
  MM_EMAILSETTINGS_PUSHNOTIFICATIONSERVER: proxy.url,
});

/** Does a reply of Alice's to Bob's thread tell Bob of it as one who follows? On the desktop, and on the phone. */
async function told(channel: Place, alice: Person, bob: Person, message: string): Promise<[boolean, boolean]> {
  const root = await server.post(channel, bob, 'root');
  const socket = await bob.listen();
  const reply = await server.post(channel, alice, message, { root_id: root.id });
  const event = await socket.until(() => socket.events.find((e) => e.event === 'posted' && JSON.parse(e.data.post).id === reply.id), 'the reply');
  await server.drainJobs();
  return [event.data.followers === JSON.stringify([bob.id]), proxy.requests.some(({ body }) => body.post_id === reply.id)];
}

async function pair(): Promise<[Place, Person, Person]> {
  const [alice, bob] = [await server.user(), await server.user()];
  await bob.request('PUT', '/api/v4/users/sessions/device', { body: { device_id: `apple:${bob.id}` } });
  return [await server.channelWith(alice, bob), alice, bob];
}

test('who joined after the settings of the channel were read is told of replies by name only, until somebody changes a setting', async () => {
  const [channel, alice, bob] = await pair();
  expect(await told(channel, alice, bob, 'plain')).toEqual([false, false]);
  expect(await told(channel, alice, bob, `for @${bob.username}`)).toEqual([true, true]);
  await alice.request('PUT', `/api/v4/channels/${channel.id}/members/${alice.id}/notify_props`, { body: { desktop: 'default' } });
  expect(await told(channel, alice, bob, 'plain')).toEqual([true, true]);
});

test('who wants to hear of names in threads only is not told of other replies', async () => {
  const [channel, alice, bob] = await pair();
  await bob.request('PUT', `/api/v4/channels/${channel.id}/members/${bob.id}/notify_props`, { body: { mark_unread: 'all' } });
  expect(await told(channel, alice, bob, 'plain')).toEqual([true, true]);
  await bob.request('PUT', '/api/v4/users/me/patch', {
    body: { notify_props: { ...bob.user.notify_props, desktop_threads: 'mention', push_threads: 'mention' } },
  });
  expect(await told(channel, alice, bob, 'plain')).toEqual([false, false]);
  expect(await told(channel, alice, bob, `@${bob.username}`)).toEqual([true, true]);
});

test('following continues after an unfollowing only when a reply names the person', async () => {
  const [channel, alice, bob] = await pair();
  const root = await server.post(channel, bob, 'root');
  await server.post(channel, alice, 'one', { root_id: root.id });
  const path = `/api/v4/users/${bob.id}/teams/${channel.team_id}/threads`;
  const follows = async () => (await bob.request('GET', path)).body.threads.some(({ id }: Place) => id === root.id);
  expect(await follows()).toBe(true);
  await bob.request('DELETE', `${path}/${root.id}/following`);
  await server.post(channel, alice, 'two', { root_id: root.id });
  expect(await follows()).toBe(false);
  await server.post(channel, alice, `@${bob.username}`, { root_id: root.id });
  expect(await follows()).toBe(true);
});

test('marking a thread as unread from a message of another thread follows and reads it', async () => {
  const [channel, alice, bob] = await pair();
  const [root, other] = [await server.post(channel, bob, 'root'), await server.post(channel, bob, 'other')];
  await server.post(channel, alice, 'one', { root_id: root.id });
  const path = `/api/v4/users/${bob.id}/teams/${channel.team_id}/threads/${root.id}`;
  expect((await bob.request('GET', path)).body.unread_replies).toBe(1);
  expect((await bob.request('POST', `${path}/set_unread/${other.id}`)).status).toBe(400);
  expect((await bob.request('GET', path)).body.unread_replies).toBe(0);
});

test('of what was said before somebody left and came back nothing counts, when it is deleted either', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  const root = await server.post(channel, alice, 'root');
  const old = await server.post(channel, alice, `old @${bob.username}`, { root_id: root.id });
  await bob.client.removeFromChannel(bob.id, channel.id);
  await Bun.sleep(2);
  await bob.client.addToChannel(bob.id, channel.id);
  const fresh = await server.post(channel, alice, `new @${bob.username}`, { root_id: root.id });
  const mentions = async () => {
    const { body } = await bob.request('GET', `/api/v4/users/me/teams/${channel.team_id}/threads`);
    return body.total_unread_mentions;
  };
  expect(await mentions()).toBe(1);
  await alice.client.deletePost(old.id);
  expect(await mentions()).toBe(1);
  await alice.client.deletePost(fresh.id);
  expect(await mentions()).toBe(0);
});
