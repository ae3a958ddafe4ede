import { afterAll, expect, test } from 'bun:test';
import { type Person, type Place, startServer, unique } from '@foremast/testing/server';

// Threads are read in the channel here: who wrote in one is mentioned by its answers, as they wish.
const server = await startServer({ MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: '127.0.0.1' });
const { admin } = server;
const bob = await server.user();

const set = async (ServiceSettings: Record<string, unknown>) =>
  expect(await admin.request('PUT', '/api/v4/config/patch', { body: { ServiceSettings } })).toMatchObject({ status: 200 });
await set({ CollapsedThreads: 'disabled', EnablePostUsernameOverride: true, EnableBotAccountCreation: true });
const wish = async (who: Person, comments: string) =>
  expect(await who.request('PUT', '/api/v4/users/me/patch', { body: { notify_props: { ...who.user.notify_props, comments } } })).toMatchObject({
    status: 200,
  });
const mentions = async (who: Person, place: Place): Promise<number> =>
  (await who.request('GET', `/api/v4/channels/${place.id}/members/me`)).body.mention_count;

/** How often somebody is mentioned by what is done meanwhile; the event of each message says the same. */
async function mentionedBy(who: Person, place: Place, work: () => Promise<unknown>): Promise<number> {
  const [socket, before] = [await who.listen(), await mentions(who, place)];
  await work();
  await server.drainJobs();
  const mark = await server.post(place, bob, unique('end'));
  await socket.until(() => socket.events.find((e) => e.event === 'posted' && JSON.parse(e.data.post).id === mark.id), 'the end');
  const told = socket.events.filter((e) => e.event === 'posted' && JSON.parse(e.data.mentions ?? '[]').includes(who.id)).length;
  const counted = (await mentions(who, place)) - before;
  expect(told).toBe(counted);
  return counted;
}

/** The last message of a channel that one of its webhooks wrote. */
async function saidByHook(owner: Person, place: Place): Promise<Place> {
  const { body: hook } = await owner.request('POST', '/api/v4/hooks/incoming', { body: { channel_id: place.id, display_name: 'Wire' } });
  const answer = await fetch(`${server.url}/hooks/${hook.id}`, { method: 'POST', body: JSON.stringify({ text: 'news' }) });
  expect(answer.status).toBe(200);
  const { body } = await owner.request('GET', `/api/v4/channels/${place.id}/posts?per_page=1`);
  return body.posts[body.order[0]];
}

const answerTo = (root: Place) => (who: Person) => server.post({ id: root.channel_id, name: '' }, who, unique('answer'), { root_id: root.id });

test.each([
  ['never', 0, 0],
  ['root', 1, 0],
  ['any', 1, 1],
])('with comments %s an answer in an own thread counts %i times, in another’s in which one wrote %i times', async (comments, own, others) => {
  const alice = await server.user();
  const channel = await server.channelWith(alice, bob);
  await wish(alice, comments);
  const [hers, his] = [answerTo(await server.post(channel, alice)), answerTo(await server.post(channel, bob))];
  expect(await mentionedBy(alice, channel, () => hers(bob))).toBe(own);
  expect(await mentionedBy(alice, channel, () => his(bob))).toBe(0);
  await his(alice);
  expect(await mentionedBy(alice, channel, () => his(bob))).toBe(others);
});

test.each([
  ['root', 0],
  ['any', 1],
])('what a webhook began under a name of its own is nobody’s thread; with comments %s who answers there is in it: %i', async (comments, joined) => {
  const channel = await server.channelWith(bob);
  await wish(admin, comments);
  const root = await saidByHook(admin, channel);
  expect(root).toMatchObject({ user_id: admin.id, props: { from_webhook: 'true', override_username: 'webhook' } });
  const answer = answerTo(root);
  expect(await mentionedBy(admin, channel, () => answer(bob))).toBe(0);
  await answer(admin);
  expect(await mentionedBy(admin, channel, () => answer(bob))).toBe(joined);
});

test.each([
  ['never', 0],
  ['root', 1],
  ['any', 1],
])('what a webhook began in its owner’s name is the owner’s; with comments %s an answer counts %i times', async (comments, count) => {
  await set({ EnablePostUsernameOverride: false });
  const channel = await server.channelWith(bob);
  await wish(admin, comments);
  const root = await saidByHook(admin, channel);
  expect(root.props.override_username).toBeUndefined();
  expect(await mentionedBy(admin, channel, () => answerTo(root)(bob))).toBe(count);
  await set({ EnablePostUsernameOverride: true });
});

test.each([
  ['root', 0],
  ['any', 1],
])('in a thread that a bot began, with comments %s, who answered is mentioned by the next answer: %i', async (comments, count) => {
  const alice = await server.user();
  const channel = await server.channelWith(alice, bob);
  await wish(alice, comments);
  const { body: bot } = await admin.request('POST', '/api/v4/bots', { body: { username: unique('robot') } });
  for (const path of [`teams/${channel.team_id}`, `channels/${channel.id}`])
    await admin.request('POST', `/api/v4/${path}/members`, { body: { team_id: channel.team_id, user_id: bot.user_id } });
  const { body: token } = await admin.request('POST', `/api/v4/users/${bot.user_id}/tokens`, { body: { description: 'x' } });
  const headers = { Authorization: `Bearer ${token.token}` };
  const { status, body: root } = await admin.request('POST', '/api/v4/posts', { headers, body: { channel_id: channel.id, message: 'beep' } });
  expect([status, root.user_id]).toEqual([201, bot.user_id]);
  const answer = answerTo(root);
  expect(await mentionedBy(alice, channel, () => answer(bob))).toBe(0);
  await answer(alice);
  expect(await mentionedBy(alice, channel, () => answer(bob))).toBe(count);
});

const program = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => Response.json({ text: 'understood', response_type: 'comment' }) });
afterAll(() => program.stop(true));

test('what a webhook answers in somebody’s name concerns that person like an answer of others', async () => {
  const channel = await server.channelWith(bob);
  const hook = { team_id: channel.team_id, channel_id: channel.id, trigger_words: ['ask'], callback_urls: [`http://127.0.0.1:${program.port}/`] };
  expect((await admin.request('POST', '/api/v4/hooks/outgoing', { body: hook })).status).toBe(201);
  for (const [comments, count] of [
    ['never', 0],
    ['root', 1],
  ] as const) {
    await wish(admin, comments);
    expect(await mentionedBy(admin, channel, () => server.post(channel, admin, 'ask away'))).toBe(count);
  }
});

test('who reads threads apart follows them, and the wish for comments counts no more', async () => {
  await set({ CollapsedThreads: 'default_on' });
  const alice = await server.user();
  const channel = await server.channelWith(alice, bob);
  await wish(alice, 'any');
  const root = await server.post(channel, alice);
  expect(await mentionedBy(alice, channel, () => answerTo(root)(bob))).toBe(0);
  expect((await alice.request('GET', `/api/v4/users/me/teams/${channel.team_id}/threads/${root.id}`)).body).toMatchObject({ unread_replies: 1 });
  const hook = await saidByHook(admin, channel);
  await answerTo(hook)(bob);
  expect(await admin.request('GET', `/api/v4/users/me/teams/${channel.team_id}/threads/${hook.id}`)).toMatchObject({ status: 404 });
  await set({ CollapsedThreads: 'disabled' });
});
