import { afterAll, expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { createOutgoingWebhook } from './create-outgoing-webhook.ts';

const server = await startServer({ MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: '127.0.0.1' });
const { admin } = server;
const alice = await server.user();
const channel = await server.channelWith(alice, admin);

const heard: URLSearchParams[] = [];
const program = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  async fetch(request) {
    heard.push(new URLSearchParams(await request.text()));
    return Response.json({ text: 'understood', response_type: 'comment' });
  },
});
afterAll(() => program.stop(true));

const body = { team_id: channel.team_id, channel_id: channel.id, trigger_words: ['ask'], callback_urls: [`http://127.0.0.1:${program.port}/`] };

test('a message that begins with a trigger calls the program, whose answer is a reply', async () => {
  const { body: hook } = await admin.call(createOutgoingWebhook, { body });
  await server.post(channel, alice, 'do not ask');
  const post = await server.post(channel, alice, 'ask away');
  await server.drainJobs();
  expect(heard.map((call) => Object.fromEntries(call))).toEqual([
    expect.objectContaining({ token: hook.token, trigger_word: 'ask', text: 'ask away', post_id: post.id, user_name: alice.username }),
  ]);
  const { posts } = await alice.client.getPosts(channel.id);
  expect(Object.values(posts).filter((p) => p.root_id === post.id)).toMatchObject([
    { message: 'understood', user_id: admin.id, props: { from_webhook: 'true' } },
  ]);
});

test.each([
  ['without addresses', { trigger_words: ['x'], callback_urls: [] }, 400, 'model.outgoing_hook.is_valid.callback.app_error'],
  ['with the words of another for the same address', {}, 400, 'api.webhook.create_outgoing.intersect.app_error'],
  ['for a team that is not there', { team_id: 'a'.repeat(26), channel_id: '' }, 404, 'app.team.get.find.app_error'],
])('one %s is refused', async (_, change, status, id) => {
  await admin.call(createOutgoingWebhook, { body });
  expect(await admin.call(createOutgoingWebhook, { body: { ...body, ...change } })).toMatchObject({ status, body: { id } });
});

test('plain members make none', async () => {
  expect((await alice.call(createOutgoingWebhook, { body })).status).toBe(403);
});
