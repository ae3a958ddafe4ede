import { expect, test } from 'bun:test';
import { writePost } from '@foremast/domain/posts/write-post';
import { Ctx } from '@foremast/kernel/context';
import { type Person, type Place, startServer } from '@foremast/testing/server';

const server = await startServer();

async function threadOf(
  author: Person,
  answerer: Person,
  message = 'root',
): Promise<{ channel: Place; root: Place; answer: (text?: string) => Promise<Place> }> {
  const channel = await server.channelWith(author, answerer);
  const root = await server.post(channel, author, message);
  return { channel, root, answer: (text = 'answer') => server.post(channel, answerer, text, { root_id: root.id }) };
}

const followed = async (who: Person, channel: Place) =>
  (await who.request('GET', `/api/v4/users/me/teams/${channel.team_id}/threads`)).body.threads as Place[];

test('who began a thread, left its channel and came back follows it again from the next answer on', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const { channel, root, answer } = await threadOf(alice, bob);
  await answer();
  await alice.client.removeFromChannel(alice.id, channel.id);
  await alice.client.addToChannel(alice.id, channel.id);
  expect(await followed(alice, channel)).toEqual([]);
  await answer();
  expect(await followed(alice, channel)).toMatchObject([{ id: root.id, unread_replies: 2, unread_mentions: 0 }]);
});

test('so does who is named at the beginning and came only later', async () => {
  const [alice, bob, carol] = [await server.user(), await server.user(), await server.user()];
  const { channel, root, answer } = await threadOf(alice, bob, `for @${carol.username}`);
  await answer();
  await server.admin.request('POST', `/api/v4/teams/${channel.team_id}/members`, { body: { team_id: channel.team_id, user_id: carol.id } });
  await carol.client.addToChannel(carol.id, channel.id);
  await answer();
  expect(await followed(carol, channel)).toMatchObject([{ id: root.id }]);
  await carol.request('DELETE', `/api/v4/users/me/teams/${channel.team_id}/threads/${root.id}/following`);
  await answer();
  expect(await followed(carol, channel)).toEqual([]);
});

test('those who answered keep their places when an answer of theirs goes, until the last one does', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const { channel, root, answer } = await threadOf(alice, bob);
  const first = await server.post(channel, alice, 'one', { root_id: root.id });
  const ofBob = await answer();
  const second = await server.post(channel, alice, 'two', { root_id: root.id });
  const participants = async () => (await followed(alice, channel))[0]?.participants.map((p: Place) => p.id);
  expect(await participants()).toEqual([bob.id, alice.id]);
  await alice.client.deletePost(second.id);
  expect(await participants()).toEqual([bob.id, alice.id]);
  await alice.client.deletePost(first.id);
  expect(await participants()).toEqual([bob.id]);
  await bob.client.deletePost(ofBob.id);
  expect(await followed(alice, channel)).toMatchObject([{ reply_count: 0, last_reply_at: 0, participants: [] }]);
});

test('a mark moves neither where the root is gone nor for a team that is not there', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const { channel, root, answer } = await threadOf(alice, bob);
  const reply = await answer();
  const path = (team: string, rest: string) => `/api/v4/users/me/teams/${team}/threads/${root.id}/${rest}`;
  const nowhere = 'a'.repeat(26);
  const missing = { status: 404, body: { id: 'app.team.get.find.app_error' } };
  expect(await alice.request('PUT', path(nowhere, 'read/5'))).toMatchObject(missing);
  expect(await alice.request('POST', path(nowhere, `set_unread/${reply.id}`))).toMatchObject(missing);
  await alice.client.deletePost(root.id);
  const gone = { status: 404, body: { id: 'app.post.get.app_error' } };
  expect(await alice.request('PUT', path(channel.team_id, 'read/5'))).toMatchObject(gone);
  expect(await alice.request('POST', path(channel.team_id, `set_unread/${reply.id}`))).toMatchObject(gone);
  expect(await bob.request('GET', `/api/v4/users/me/teams/${channel.team_id}/threads/${root.id}`)).toMatchObject({ status: 200 });
});

test('in lists a root says whether one follows it, once something is known of that', async () => {
  const [alice, bob, carol] = [await server.user(), await server.user(), await server.user()];
  const { channel, root, answer } = await threadOf(alice, bob);
  const lone = await server.post(channel, alice, 'nobody answers');
  await answer();
  await server.admin.request('POST', `/api/v4/teams/${channel.team_id}/members`, { body: { team_id: channel.team_id, user_id: carol.id } });
  await carol.client.addToChannel(carol.id, channel.id);
  const shown = async (id: string) => (await carol.request('GET', `/api/v4/channels/${channel.id}/posts?collapsedThreads=true`)).body.posts[id];
  const follow = (method: string, id: string) => carol.request(method, `/api/v4/users/me/teams/${channel.team_id}/threads/${id}/following`);
  expect(await shown(root.id)).toMatchObject({ reply_count: 1 });
  expect(await shown(root.id)).not.toHaveProperty('is_following');
  await follow('PUT', lone.id);
  expect(await shown(lone.id)).toMatchObject({ is_following: true, reply_count: 0, participants: null });
  await follow('DELETE', root.id);
  expect(await shown(root.id)).toMatchObject({ is_following: false });
});

test('a page of a thread that is apart from its channel has the root and so many answers', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const { root, answer } = await threadOf(alice, bob);
  const answers = [await answer(), await answer(), await answer()].map(({ id }) => id);
  const page = async (id: string, query: string) => {
    const { body } = await alice.request('GET', `/api/v4/posts/${id}/thread?${query}`);
    return [body.order, body.has_next];
  };
  expect(await page(root.id, 'perPage=2&direction=down')).toEqual([[root.id, answers[0]], true]);
  expect(await page(root.id, 'perPage=2&direction=down&collapsedThreads=true')).toEqual([[root.id, answers[0], answers[1]], true]);
  expect(await page(root.id, 'perPage=3&direction=down&collapsedThreads=true')).toEqual([[root.id, ...answers], false]);
  expect(await page(answers[0] as string, 'collapsedThreads=true')).toEqual([[answers[0]], false]);
});

test('a thread is read on from a message by when it was written or by when it was changed', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const { root, answer } = await threadOf(alice, bob);
  const [one, two] = [await answer(), await answer()];
  const from = async (query: string) => {
    const { status, body } = await alice.request('GET', `/api/v4/posts/${root.id}/thread?direction=down&fromPost=${one.id}${query}`);
    return status === 200 ? body.order : status;
  };
  expect(await from(`&fromCreateAt=${one.create_at}`)).toEqual([root.id, two.id]);
  expect(await from(`&fromUpdateAt=${one.update_at}`)).toContain(two.id);
  expect(await from('')).toBe(400);
  expect(await from(`&fromCreateAt=${one.create_at}&fromUpdateAt=${one.update_at}`)).toBe(400);
});

test('what is urgent counts as such only where messages can be urgent', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  const root = await server.post(channel, alice, 'root', { metadata: { priority: { priority: 'urgent' } } });
  await server.post(channel, bob, `@${alice.username}`, { root_id: root.id });
  const urgent = async () => {
    const threads = (await alice.request('GET', `/api/v4/users/me/teams/${channel.team_id}/threads`)).body;
    const [team] = (await alice.request('GET', '/api/v4/users/me/teams/unread?include_collapsed_threads=true')).body;
    return [threads.threads[0].is_urgent, threads.total_unread_urgent_mentions, team.thread_urgent_mention_count];
  };
  expect(await urgent()).toEqual([true, 1, 1]);
  const set = (PostPriority: boolean) => server.admin.request('PUT', '/api/v4/config/patch', { body: { ServiceSettings: { PostPriority } } });
  await set(false);
  expect(await urgent()).toEqual([false, 0, 0]);
  const socket = await alice.listen();
  await server.post(channel, bob, 'more', { root_id: root.id });
  expect(JSON.parse((await socket.next('thread_updated')).data.thread)).toMatchObject({ is_urgent: false });
  await set(true);
});

test('who answers by a webhook follows the thread like anybody who answers', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const { channel, root, answer } = await threadOf(alice, bob);
  await Ctx.system(server.running.app).tx(async (tx) => {
    const post = { channel_id: channel.id, user_id: server.admin.id, root_id: root.id, message: 'automatic', props: { from_webhook: 'true' } };
    await writePost(tx, post, { setOnline: false });
  });
  expect(await followed(server.admin, channel)).toMatchObject([{ id: root.id, unread_replies: 0 }]);
  await answer();
  expect(await followed(server.admin, channel)).toMatchObject([{ id: root.id, unread_replies: 1 }]);
});

test('who is brought in from a thread follows it, has read nothing of it, and is told', async () => {
  const [alice, bob, carol] = [await server.user(), await server.user(), await server.user()];
  const { channel, root, answer } = await threadOf(alice, bob);
  await answer();
  await answer(`where is @${carol.username}?`);
  await server.admin.request('POST', `/api/v4/teams/${channel.team_id}/members`, { body: { team_id: channel.team_id, user_id: carol.id } });
  const socket = await carol.listen();
  await alice.request('POST', `/api/v4/channels/${channel.id}/members`, { body: { user_id: carol.id, post_root_id: root.id } });
  const { data, broadcast } = await socket.next('thread_updated');
  expect(broadcast).toMatchObject({ user_id: carol.id, team_id: channel.team_id });
  expect({ ...data, thread: JSON.parse(data.thread) }).toMatchObject({
    previous_unread_replies: 0,
    previous_unread_mentions: 0,
    thread: { id: root.id, reply_count: 2, unread_replies: 2, unread_mentions: 1, last_viewed_at: root.create_at - 1 },
  });
  expect(await followed(carol, channel)).toMatchObject([{ id: root.id, unread_replies: 2, unread_mentions: 1, last_viewed_at: root.create_at - 1 }]);
});

test('instants of a thread may be any that the contract has room for', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const { channel, root, answer } = await threadOf(alice, bob);
  await answer();
  const threads = `/api/v4/users/me/teams/${channel.team_id}/threads`;
  const status = async (method: string, path: string) => (await alice.request(method, path)).status;
  const [most, more] = ['9223372036854775807', '9223372036854775808'];
  expect(await status('PUT', `${threads}/${root.id}/read/${most}`)).toBe(200);
  expect(await status('PUT', `${threads}/${root.id}/read/${more}`)).toBe(400);
  expect(await followed(alice, channel)).toMatchObject([{ id: root.id, unread_replies: 0 }]);
  for (const path of [`${threads}?since=`, `/api/v4/posts/${root.id}/thread?direction=down&fromCreateAt=`]) {
    expect(await status('GET', path + most)).toBe(200);
    expect(await status('GET', path + more)).toBe(400);
  }
});

test('what is no instant is refused before anybody’s rights are looked at', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const { channel, root } = await threadOf(alice, bob);
  const read = async (instant: string) =>
    (await bob.request('PUT', `/api/v4/users/${alice.id}/teams/${channel.team_id}/threads/${root.id}/read/${instant}`)).status;
  expect([await read('0'), await read('x'), await read('5')]).toEqual([400, 404, 403]);
});
