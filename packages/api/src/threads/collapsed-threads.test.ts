import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';

const server = await startServer();
const set = (ServiceSettings: Record<string, unknown>) => server.admin.request('PUT', '/api/v4/config/patch', { body: { ServiceSettings } });

test.each<[string, 'on' | 'off' | undefined, boolean]>([
  ['disabled', undefined, false],
  ['disabled', 'on', false],
  ['default_off', undefined, false],
  ['default_off', 'on', true],
  ['default_on', undefined, true],
  ['default_on', 'off', false],
  ['always_on', undefined, true],
  ['always_on', 'off', true],
])('with threads %s and the own choice %p, somebody reads threads apart: %p', async (mode, choice, apart) => {
  expect((await set({ CollapsedThreads: mode })).status).toBe(200);
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  if (choice)
    await bob.request('PUT', `/api/v4/users/${bob.id}/preferences`, {
      body: [{ user_id: bob.id, category: 'display_settings', name: 'collapsed_reply_threads', value: choice }],
    });
  await bob.request('PUT', '/api/v4/users/me/patch', { body: { notify_props: { ...bob.user.notify_props, comments: 'root' } } });
  const member = async () => (await bob.request('GET', `/api/v4/channels/${channel.id}/members/me`)).body;
  const thread = async () => (await bob.request('GET', `/api/v4/users/me/teams/${channel.team_id}/threads/${root.id}`)).body;
  const view = (collapsed_threads_supported: boolean) =>
    bob.request('POST', `/api/v4/channels/members/${bob.id}/view`, { body: { channel_id: channel.id, collapsed_threads_supported } });

  const root = await server.post(channel, bob, 'root');
  await view(true);
  const socket = await bob.listen();
  await server.post(channel, alice, 'reply', { root_id: root.id });
  await server.post(channel, alice, `hello @${bob.username}`, { root_id: root.id });
  await server.post(channel, alice, 'end');
  await socket.until(() => socket.events.find((e) => e.event === 'posted' && JSON.parse(e.data.post).message === 'end'), 'end');

  // Followers are told of the thread; who reads it in the channel counts an answer as a mention, if that is what they want.
  const told = socket.events.filter((e) => e.event === 'thread_updated').map((e) => JSON.parse(e.data.thread));
  expect(told.map((t) => [t.unread_replies, t.unread_mentions])).toEqual(
    apart
      ? [
          [1, 0],
          [2, 1],
        ]
      : [],
  );
  expect(await member()).toMatchObject({ mention_count: apart ? 1 : 2, mention_count_root: 0 });
  expect(await thread()).toMatchObject({ unread_replies: 2, unread_mentions: 1 });

  // A client that shows threads leaves them unread with the channel; for who reads them in the channel they are read with it.
  await view(true);
  expect(await thread()).toMatchObject(apart ? { unread_replies: 2, unread_mentions: 1 } : { unread_replies: 0, unread_mentions: 0 });
  expect(await member()).toMatchObject({ mention_count: 0 });

  // An own reply reads the channel only for who reads threads in it.
  await server.post(channel, alice, 'news');
  await server.post(channel, bob, 'own', { root_id: root.id });
  const unread = (await bob.request('GET', `/api/v4/users/me/channels/${channel.id}/unread`)).body;
  expect(unread.msg_count_root).toBe(apart ? 1 : 0);
  expect(await thread()).toMatchObject({ unread_replies: 0, reply_count: 3 });
});

test('without following by itself there are no followers', async () => {
  await set({ CollapsedThreads: 'disabled', ThreadAutoFollow: false });
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  const root = await server.post(channel, bob, 'root');
  const reply = await server.post(channel, alice, `@${bob.username}`, { root_id: root.id });
  expect(reply.reply_count).toBe(1);
  expect((await bob.request('GET', `/api/v4/users/me/teams/${channel.team_id}/threads`)).body.total).toBe(0);
  await set({ ThreadAutoFollow: true, CollapsedThreads: 'always_on' });
});

test('a mode that is none is refused, and one that needs following, without it', async () => {
  expect((await set({ CollapsedThreads: 'sometimes' })).status).toBe(400);
  expect((await set({ ThreadAutoFollow: false })).status).toBe(400);
});

test('with threads collapsed a reply brings itself alone, else its whole thread', async () => {
  const alice = await server.user();
  const channel = await server.channelWith(alice);
  const root = await server.post(channel, alice, 'root');
  const [reply, other] = [
    await server.post(channel, alice, 'one', { root_id: root.id }),
    await server.post(channel, alice, 'two', { root_id: root.id }),
  ];
  const thread = async (query: string) => (await alice.request('GET', `/api/v4/posts/${reply.id}/thread?${query}`)).body.order;
  expect(await thread('collapsedThreads=true')).toEqual([reply.id]);
  expect((await thread('')).sort()).toEqual([root.id, reply.id, other.id].sort());
});
