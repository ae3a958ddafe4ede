import { expect, test } from 'bun:test';
import { startPushService } from '@foremast/testing/fakes/push-service';
import { type Person, startServer, startTwo, unique } from '@foremast/testing/server';
import { importJWK, jwtVerify } from 'jose';
import { getWebPushKey } from './get-web-push-key.ts';
import { getWebPushSubscriptions } from './get-web-push-subscriptions.ts';
import { subscribeWebPush } from './subscribe-web-push.ts';
import { unsubscribeWebPush } from './unsubscribe-web-push.ts';

const service = startPushService();
const env = {
  MM_EMAILSETTINGS_SENDPUSHNOTIFICATIONS: 'true',
  MM_EMAILSETTINGS_PUSHNOTIFICATIONSERVER: '',
  MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: '127.0.0.1',
};
const server = await startServer(env);

async function pair() {
  const [alice, bob, name] = [await server.user(), await server.user(), unique('browser')];
  const channel = await server.channelWith(alice, bob);
  const made = await bob.call(subscribeWebPush, { params: { user_id: bob.id }, body: service.browser(name) });
  expect(made).toMatchObject({ status: 201, body: { endpoint: `${service.url}/${name}` } });
  return { alice, bob, channel, name, id: made.body.id as string };
}
const keyOf = async (who: Person) => (await who.call(getWebPushKey)).body.public_key as string;

test('a mention reaches the browser, encrypted for it and signed by the server', async () => {
  const { alice, bob, channel, name } = await pair();
  const post = await server.post(channel, alice, `see **this** @${bob.username}`);
  await server.drainJobs();
  const [got, ...more] = service.got(name);
  expect(more).toEqual([]);
  expect(got?.body).toMatchObject({
    type: 'message',
    post_id: post.id,
    channel_id: channel.id,
    message: `@${alice.username}: see this @${bob.username}`,
    sender_id: alice.id,
    badge: expect.any(Number),
  });
  expect(Object.keys(got?.body)).not.toContain('device_id');
  expect(got?.headers.get('content-encoding')).toBe('aes128gcm');
  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(got?.headers.get('authorization') ?? '') ?? [];
  expect(key).toBe(await keyOf(alice));
  const point = Buffer.from(key, 'base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
  const { payload } = await jwtVerify(token, await importJWK(jwk, 'ES256'), { algorithms: ['ES256'], audience: service.url });
  expect(payload.sub).toMatch(/^(mailto:|https:)/);
});

test('what concerns nobody is not told, nor is who looks at the channel', async () => {
  const { alice, bob, channel, name } = await pair();
  await server.post(channel, alice, 'plain');
  await bob.request('POST', `/api/v4/channels/members/${bob.id}/view`, { body: { channel_id: channel.id } });
  await server.post(channel, alice, `@${bob.username}`);
  await server.drainJobs();
  expect(service.got(name)).toEqual([]);
});

test('how much is told is the same as for phones', async () => {
  const other = await startServer({ ...env, MM_EMAILSETTINGS_PUSHNOTIFICATIONCONTENTS: 'id_loaded' });
  const [alice, bob, name] = [await other.user(), await other.user(), unique('browser')];
  const channel = await other.channelWith(alice, bob);
  await bob.call(subscribeWebPush, { params: { user_id: bob.id }, body: service.browser(name) });
  await other.post(channel, alice, `secret @${bob.username}`);
  await other.drainJobs();
  expect(service.got(name)).toHaveLength(1);
  expect(JSON.stringify(service.got(name)[0]?.body)).not.toContain('secret');
});

test('a browser that is no more is forgotten', async () => {
  const { alice, bob, channel, name } = await pair();
  service.answer(name, 410);
  await server.post(channel, alice, `@${bob.username}`);
  await server.drainJobs();
  expect((await bob.call(getWebPushSubscriptions, { params: { user_id: bob.id } })).body).toEqual([]);
});

test('a browser whose push service has trouble is kept', async () => {
  const { alice, bob, channel, name } = await pair();
  service.answer(name, 503);
  await server.post(channel, alice, `@${bob.username}`);
  await server.drainJobs();
  expect((await bob.call(getWebPushSubscriptions, { params: { user_id: bob.id } })).body).toHaveLength(1);
});

test('who unsubscribes or signs out is told no more', async () => {
  const { alice, bob, channel, name, id } = await pair();
  expect((await alice.call(unsubscribeWebPush, { params: { user_id: bob.id, subscription_id: id } })).status).toBe(403);
  expect((await alice.call(unsubscribeWebPush, { params: { user_id: alice.id, subscription_id: id } })).status).toBe(404);
  expect((await bob.call(unsubscribeWebPush, { params: { user_id: bob.id, subscription_id: id } })).status).toBe(200);
  const second = await pair();
  await second.bob.request('POST', '/api/v4/users/logout');
  await server.post(channel, alice, `@${bob.username}`);
  await server.post(second.channel, second.alice, `@${second.bob.username}`);
  await server.drainJobs();
  expect([...service.got(name), ...service.got(second.name)]).toEqual([]);
});

test('the same browser is one subscription, of whoever used it last', async () => {
  const { bob, alice, name } = await pair();
  const again = { params: { user_id: alice.id }, body: service.browser(name) };
  expect((await alice.call(subscribeWebPush, again)).status).toBe(201);
  expect((await bob.call(getWebPushSubscriptions, { params: { user_id: bob.id } })).body).toEqual([]);
  expect((await alice.call(getWebPushSubscriptions, { params: { user_id: alice.id } })).body).toHaveLength(1);
});

test.each([
  ['no address', { endpoint: '' }],
  ['an address of another kind', { endpoint: 'file:///etc/passwd' }],
  ['a long address', { endpoint: `https://example.com/${'x'.repeat(1100)}` }],
  ['no key', { keys: { p256dh: '', auth: 'x' } }],
  ['a key that is none', { keys: { p256dh: 'AAAA', auth: 'AAAA' } }],
])('a subscription with %s is refused', async (_, change) => {
  const person = await server.user();
  const body = { ...service.browser(unique('browser')), ...change };
  expect((await person.call(subscribeWebPush, { params: { user_id: person.id }, body })).status).toBe(400);
});

test('a browser cannot be subscribed for somebody else', async () => {
  const [person, other] = [await server.user(), await server.user()];
  const body = service.browser(unique('browser'));
  expect((await person.call(subscribeWebPush, { params: { user_id: other.id }, body })).status).toBe(403);
});

test('the key is made once, for all processes', async () => {
  const [a, b] = await startTwo(env);
  const person = await a.user();
  const [first, second] = await Promise.all([
    keyOf(person),
    fetch(`${b.url}/api/v4/web_push/key`, { headers: { authorization: `Bearer ${person.session.token}` } }),
  ]);
  expect((await second.json()) as unknown).toEqual({ public_key: first });
});
