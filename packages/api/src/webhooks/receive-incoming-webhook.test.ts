import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { createIncomingWebhook } from './create-incoming-webhook.ts';
import { deleteIncomingWebhook } from './delete-incoming-webhook.ts';
import { getIncomingWebhook } from './get-incoming-webhook.ts';

const server = await startServer({ MM_SERVICESETTINGS_ENABLEPOSTUSERNAMEOVERRIDE: 'true' });
const { admin } = server;
const alice = await server.user();
const channel = await server.channelWith(alice, admin);

async function hook(body: object = {}) {
  const { body: made } = await admin.call(createIncomingWebhook, { body: { channel_id: channel.id, display_name: 'Wire', ...body } });
  const call = (said: unknown, type = 'application/json') =>
    fetch(`${server.url}/hooks/${made.id}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: typeof said === 'string' ? said : JSON.stringify(said),
    });
  return { made, call, params: { hook_id: made.id } };
}

async function last() {
  const { order, posts } = await alice.client.getPosts(channel.id, 0, 1);
  return posts[order[0] ?? ''];
}

test('what is said to a webhook is a message under its own name', async () => {
  const { call } = await hook();
  const answer = await call({ text: 'see <http://example.com|here>', username: 'teller' });
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, 'text/plain', 'ok']);
  expect(await last()).toMatchObject({
    user_id: admin.id,
    message: 'see [here](http://example.com)',
    props: { from_webhook: 'true', override_username: 'teller', webhook_display_name: 'Wire' },
  });
});

test('a form and line ends inside of values are understood', async () => {
  const { call } = await hook();
  await call(new URLSearchParams({ payload: '{"text":"from a form"}' }).toString(), 'application/x-www-form-urlencoded');
  expect(await last()).toMatchObject({ message: 'from a form' });
  await call('{"text":"two\nlines"}');
  expect(await last()).toMatchObject({ message: 'two\nlines' });
});

test('a body must not be much larger than the limit', async () => {
  const { call } = await hook();
  const sized = (size: number) => call(`{"text":"ok","pad":"${'x'.repeat(size - '{"text":"ok","pad":""}'.length)}"}`);
  const { MaximumPayloadSizeBytes: limit } = server.running.app.config.current.ServiceSettings;
  expect([(await sized(limit + 512)).status, (await sized(limit + 513)).status]).toEqual([200, 400]);
});

test('a text that is too long becomes several messages', async () => {
  const { call } = await hook();
  expect((await call({ text: `${'a'.repeat(16_383)}b` })).status).toBe(200);
  expect(await last()).toMatchObject({ message: 'b' });
});

test.each([
  ['nothing', {}, 400],
  ['no JSON', '{"text"', 400],
  ['a type of the server’s', { text: 'x', type: 'system_generic' }, 400],
  ['a channel that is not there', { text: 'x', channel: 'nowhere' }, 404],
])('%s is refused', async (_, said, status) => {
  const { call } = await hook();
  expect((await call(said)).status).toBe(status);
});

test('a locked webhook stays in its channel, a deleted one is gone, and others’ are none of one’s business', async () => {
  const { call, params } = await hook({ channel_locked: true });
  expect((await call({ text: 'x', channel: 'town-square' })).status).toBe(403);
  expect((await alice.call(getIncomingWebhook, { params })).status).toBe(403);
  expect((await admin.call(deleteIncomingWebhook, { params })).status).toBe(200);
  expect((await call({ text: 'x' })).status).toBe(400);
});
