import { expect, test } from 'bun:test';
import { updateActiveStatus } from '@foremast/domain/status/presence';
import { Ctx } from '@foremast/kernel/context';
import { importSPKI, jwtVerify } from 'jose';
import { startPushProxy } from './fakes/push-proxy.ts';
import { PASSWORD, type Person, startServer } from './server.ts';

const proxy = startPushProxy();
const server = await startServer();
const contents = (PushNotificationContents: string) =>
  server.admin.request('PUT', '/api/v4/config/patch', {
    body: {
      EmailSettings: { SendPushNotifications: true, PushNotificationServer: proxy.url, PushNotificationContents, SendEmailNotifications: false },
    },
  });
await contents('full');

async function pair(): Promise<{ alice: Person; bob: Person; channel: { id: string; name: string }; device: string }> {
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  // That they were brought here is told before there is a phone.
  await server.drainJobs();
  const device = `phone-${bob.id}`;
  await bob.request('PUT', '/api/v4/users/sessions/device', { body: { device_id: `android_rn-v2:${device}` } });
  return { alice, bob, channel, device };
}

async function pushesTo(device: string) {
  await server.drainJobs();
  return proxy.requests.filter((r) => r.body.device_id === device && r.path === '/api/v1/send_push');
}

test('a mention reaches the phone, signed by the server, without a content type', async () => {
  const { alice, bob, channel, device } = await pair();
  const post = await server.post(channel, alice, `see **this** @${bob.username}`);
  const [push, ...more] = await pushesTo(device);
  expect(more).toEqual([]);
  expect(push?.contentType).toBeNull();
  expect(push?.body).toMatchObject({
    platform: 'android_rn-v2',
    type: 'message',
    post_id: post.id,
    channel_id: channel.id,
    message: `@${alice.username}: see this @${bob.username}`,
    sender_id: alice.id,
  });
  const config = (await alice.request('GET', '/api/v4/config/client?format=old')).body;
  const key = await importSPKI(`-----BEGIN PUBLIC KEY-----\n${config.AsymmetricSigningPublicKey}\n-----END PUBLIC KEY-----`, 'ES256');
  const { payload } = await jwtVerify(push?.body.signature, key, { algorithms: ['ES256'] });
  expect(payload).toEqual({ ack_id: push?.body.ack_id, device_id: device });
});

test('a message that concerns nobody is not pushed, unless somebody wants every one', async () => {
  const { alice, bob, channel, device } = await pair();
  await server.post(channel, alice, 'plain');
  expect(await pushesTo(device)).toEqual([]);
  await bob.request('PUT', `/api/v4/channels/${channel.id}/members/${bob.id}/notify_props`, { body: { push: 'all' } });
  await server.post(channel, alice, 'plain');
  expect(await pushesTo(device)).toHaveLength(1);
});

test('who looks at the channel is not disturbed', async () => {
  const { alice, bob, channel, device } = await pair();
  await bob.request('POST', `/api/v4/channels/members/${bob.id}/view`, { body: { channel_id: channel.id } });
  await server.post(channel, alice, `@${bob.username}`);
  expect(await pushesTo(device)).toEqual([]);
});

test('who goes on doing something there is not disturbed either, and is not taken for being away', async () => {
  const { alice, bob, channel, device } = await pair();
  const view = () => bob.request('POST', `/api/v4/channels/members/${bob.id}/view`, { body: { channel_id: channel.id } });
  const { app } = server.running;
  const began = app.now();
  let at = began;
  const now = app.now;
  Object.assign(app, { now: () => at });
  try {
    await view();
    for (const [seconds, act] of [
      [60, view],
      [110, () => server.post(channel, bob, 'me')],
    ] as const) {
      at = began + seconds * 1000;
      await act();
      await server.post(channel, alice, `@${bob.username}`);
      expect(await pushesTo(device)).toEqual([]);
    }
    const idle = async (seconds: number) => {
      at = began + seconds * 1000;
      await updateActiveStatus(Ctx.system(app), bob.id, false, false);
      return (await bob.request('GET', `/api/v4/users/${bob.id}/status`)).body.status;
    };
    expect([await idle(405), await idle(415)]).toEqual(['online', 'away']);
  } finally {
    Object.assign(app, { now });
  }
});

test('a device that the proxy gives up gets no more', async () => {
  const { alice, bob, channel, device } = await pair();
  proxy.answer('REMOVE');
  await server.post(channel, alice, `@${bob.username}`);
  expect(await pushesTo(device)).toHaveLength(1);
  proxy.answer('OK');
  await server.post(channel, alice, `@${bob.username}`);
  expect(await pushesTo(device)).toHaveLength(1);
});

test('reading elsewhere takes the notification away, marking unread counts anew', async () => {
  const { alice, bob, channel, device } = await pair();
  const post = await server.post(channel, alice, `@${bob.username}`);
  await server.drainJobs();
  const login = await fetch(`${server.url}/api/v4/users/login`, {
    method: 'POST',
    body: JSON.stringify({ login_id: bob.username, password: 'Correct-horse-1' }),
  });
  const headers = { Authorization: `Bearer ${login.headers.get('token')}` };
  const view = (more: Record<string, string> = headers) =>
    bob.request('POST', `/api/v4/channels/members/${bob.id}/view`, { body: { channel_id: channel.id }, headers: more });
  await view();
  const clear = (await pushesTo(device)).at(-1)?.body;
  expect(clear).toMatchObject({ type: 'clear', channel_id: channel.id, cont_ava: 1 });
  await bob.request('POST', `/api/v4/users/${bob.id}/posts/${post.id}/set_unread`, { body: {} });
  const badge = (await pushesTo(device)).at(-1)?.body;
  expect(badge).toMatchObject({ type: 'update_badge', cont_ava: 1, sound: 'none', is_crt_enabled: false });
  const count = (await pushesTo(device)).length;
  await view({});
  expect(await pushesTo(device)).toHaveLength(count);
});

/** Signs in once more, and says how often the first phone is told to take notifications of a channel away when the channel is read there. */
async function clearsOnRead(bob: Person, device: string, channelId: string) {
  const body = JSON.stringify({ login_id: bob.username, password: PASSWORD });
  const token = (await fetch(`${server.url}/api/v4/users/login`, { method: 'POST', body })).headers.get('token');
  const before = (await pushesTo(device)).length;
  const view = { body: { channel_id: channelId }, headers: { Authorization: `Bearer ${token}` } };
  expect((await bob.request('POST', `/api/v4/channels/members/${bob.id}/view`, view)).status).toBe(200);
  return (await pushesTo(device)).slice(before).map((push) => push.body);
}
/** Who is brought into a channel is mentioned by that. Read by the phone itself, and left. */
async function seen(bob: Person, channelId: string) {
  for (const channel_id of [channelId, '']) await bob.request('POST', `/api/v4/channels/members/${bob.id}/view`, { body: { channel_id } });
}
const wish = (who: Person, push: string) =>
  who.request('PUT', '/api/v4/users/me/patch', { body: { notify_props: { ...who.user.notify_props, push } } });

test.each([
  // The person's level, that of the channel, what is said, and whether anything can stand on the phone.
  ['none', 'default', 'plain', false],
  ['none', 'default', 'mention', false],
  ['all', 'none', 'mention', false],
  ['none', 'mention', 'plain', false],
  ['none', 'mention', 'mention', true],
  ['none', 'all', 'plain', true],
  ['mention', 'default', 'plain', false],
  ['mention', 'default', 'mention', true],
  ['mention', 'all', 'plain', true],
  ['all', 'default', 'plain', true],
  ['all', 'mention', 'plain', false],
])('of a channel whose push level is %s, here %s, reading after a %s message clears phones: %p', async (level, here, kind, clears) => {
  const { alice, bob, channel, device } = await pair();
  await seen(bob, channel.id);
  await wish(bob, level);
  await bob.request('PUT', `/api/v4/channels/${channel.id}/members/${bob.id}/notify_props`, { body: { push: here } });
  await server.post(channel, alice, kind === 'plain' ? 'plain' : `@${bob.username}`);
  const told = await clearsOnRead(bob, device, channel.id);
  expect(told.map(({ type, channel_id }) => [type, channel_id])).toEqual(clears ? [['clear', channel.id]] : []);
  // Nothing is unread any more, so nothing is to be taken away.
  expect(await clearsOnRead(bob, device, channel.id)).toEqual([]);
});

test('of a direct message nothing is pushed to who wants none, but reading it clears what phones may show; zero has no badge', async () => {
  const { alice, bob, channel, device } = await pair();
  await seen(bob, channel.id);
  await wish(bob, 'none');
  const direct = await alice.client.createDirectChannel([alice.id, bob.id]);
  await server.post(direct as never, alice, 'psst');
  expect(await pushesTo(device)).toEqual([]);
  const [clear, ...more] = await clearsOnRead(bob, device, direct.id);
  expect(more).toEqual([]);
  expect(clear).toMatchObject({ type: 'clear', channel_id: direct.id, cont_ava: 1, is_crt_enabled: true, version: 'v2' });
  expect(Object.keys(clear)).not.toContain('badge');
});

test('with ids only, the phone fetches the message when it acknowledges; others may not', async () => {
  await contents('id_loaded');
  const { alice, bob, channel, device } = await pair();
  const post = await server.post(channel, alice, `secret @${bob.username}`);
  const push = (await pushesTo(device)).at(-1)?.body;
  expect(push).toMatchObject({ is_id_loaded: true, post_id: post.id });
  expect(JSON.stringify(push)).not.toContain('secret');
  const body = { id: push.ack_id, received_at: 1, platform: 'android_rn', type: 'message', post_id: post.id, is_id_loaded: true };
  const ack = await bob.request('POST', '/api/v4/notifications/ack', { body });
  expect(ack.body).toMatchObject({ message: `@${alice.username}: secret @${bob.username}`, post_id: post.id });
  expect((await (await server.user()).request('POST', '/api/v4/notifications/ack', { body })).status).toBe(403);
  await contents('full');
});

test('the proxy tells whether a device can be reached', async () => {
  const ask = async () => (await server.admin.request('GET', '/api/v4/system/ping?device_id=apple:phone')).body.CanReceiveNotifications;
  expect(await ask()).toBe('true');
  expect(proxy.requests.at(-1)?.body).toMatchObject({ type: 'test', ack_id: '', signature: '', badge: -1, version: '2' });
  proxy.answer('REMOVE');
  expect(await ask()).toBe('false');
  proxy.answer('FAIL');
  expect(await ask()).toBe('unknown');
  proxy.answer('OK');
});

test('of devices of any name the proxy is asked; what stands after the first colon is the token', async () => {
  for (const [id, platform, token] of [
    ['apple_rn-v2:a:b', 'apple_rn-v2', 'a:b'],
    ['toaster:x', 'toaster', 'x'],
    ['nothing', '', ''],
  ]) {
    await server.admin.request('GET', `/api/v4/system/ping?device_id=${id}`);
    expect(proxy.requests.at(-1)?.body).toMatchObject({ platform, device_id: token });
  }
});

test('a phone whose session has run out is told so once, in the language of its owner', async () => {
  const { app } = server.running;
  const bob = await server.user({ locale: 'de' });
  const device = `phone-${bob.id}`;
  await bob.request('PUT', '/api/v4/users/sessions/device', { body: { device_id: `apple_rn:${device}` } });
  await app.store.transaction((db) =>
    db
      .updateTable('sessions')
      .set({ expiresat: app.now() - 60_000 })
      .where('userid', '=', bob.id)
      .execute(),
  );
  const look = () => server.admin.request('POST', '/api/v4/jobs', { body: { type: 'expiry_notify' } });
  await look();
  const [push, ...more] = await pushesTo(device);
  expect(more).toEqual([]);
  expect(push?.body).toMatchObject({ type: 'session', version: 'v2', platform: 'apple_rn', is_id_loaded: false });
  expect(push?.body.message).toContain('Sitzung');
  await look();
  expect(await pushesTo(device)).toHaveLength(1);
});

test('an acknowledgement counts as forwarded whatever the proxy answers', async () => {
  proxy.break(true);
  const before = proxy.requests.length;
  const { status } = await server.admin.request('POST', '/api/v4/notifications/ack', { body: {} });
  expect([status, proxy.requests.at(-1)?.path, proxy.requests.length - before]).toEqual([200, '/api/v1/ack', 1]);
  proxy.break(false);
});
