import { expect, test } from 'bun:test';
import { type Person, type Place, startServer } from '../server.ts';
import { recorder } from './recorder.ts';

const server = await startServer({
  MM_FEATUREFLAGS_MOVETHREADSENABLED: 'true',
  MM_WRANGLERSETTINGS_MOVETHREADTOANOTHERTEAMENABLE: 'true',
});
const methods = recorder('messages');
const admin = methods.of(server.admin);
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);
const team = String(channel.team_id);
const [own, other] = [methods.of(alice), methods.of(bob)];
const say = (message: string, author: Person = alice, fields = {}) => server.post(channel, author, message, fields);
const answer = (root: Place, message: string, author: Person = bob) => say(message, author, { root_id: root.id });

test('a message is written, and everybody in the channel hears of it', async () => {
  const socket = await bob.listen();
  const post = await own.createPost({ channel_id: channel.id, message: 'good morning' });
  expect(post).toMatchObject({ channel_id: channel.id, user_id: alice.id, message: 'good morning' });
  expect(JSON.parse((await socket.next('posted')).data.post)).toMatchObject({ id: post.id });
  expect(await other.getPost(post.id)).toMatchObject({ id: post.id, message: 'good morning' });
});

test('a message is changed, its versions are told and one of them is restored', async () => {
  const post = await say('first');
  await own.patchPost({ id: post.id, message: 'second' } as never);
  await own.updatePost({ ...(await own.getPost(post.id)), message: 'third' } as never);
  const versions = await own.getPostEditHistory(post.id);
  expect(versions.map((v) => v.message)).toEqual(['second', 'first']);
  await own.restorePostVersion(post.id, String(versions[1]?.id), '');
  expect((await other.getPost(post.id)).message).toBe('first');
  await own.deletePost(post.id);
  await expect(other.getPost(post.id)).rejects.toMatchObject({ status_code: 404 });
});

test('lists of messages go before, after and since one, and hold those asked for by id', async () => {
  const place = await server.channelWith(alice);
  const posts: Place[] = [];
  for (const message of ['a', 'b', 'c']) {
    posts.push(await server.post(place, alice, message));
    // Before and after go by the millisecond.
    await Bun.sleep(2);
  }
  const [a, b, c] = posts as [Place, Place, Place];
  expect((await own.getPosts(place.id)).order.slice(0, 2)).toEqual([c.id, b.id]);
  expect((await own.getPostsBefore(place.id, b.id)).order[0]).toBe(a.id);
  expect((await own.getPostsAfter(place.id, b.id)).order).toEqual([c.id]);
  expect((await own.getPostsSince(place.id, b.create_at)).order).toContain(c.id);
  expect((await own.getPostsByIds([a.id, c.id])).map((p) => p.id).sort()).toEqual([a.id, c.id].sort());
});

test('a message is pinned, saved, looked up, reacted to and remembered', async () => {
  const post = await say('to keep');
  await own.pinPost(post.id);
  expect((await other.getPinnedPosts(channel.id)).order).toContain(post.id);
  await own.unpinPost(post.id);
  await other.savePreferences(bob.id, [{ user_id: bob.id, category: 'flagged_post', name: post.id, value: 'true' }]);
  expect((await other.getFlaggedPosts(bob.id)).order).toEqual([post.id]);
  expect(await other.getPostInfo(post.id)).toMatchObject({ channel_id: channel.id, has_joined_channel: true });
  await other.addReaction(bob.id, post.id, 'tada');
  expect(await own.getReactionsForPost(post.id)).toMatchObject([{ emoji_name: 'tada', user_id: bob.id }]);
  expect(await other.removeReaction(bob.id, post.id, 'tada')).toEqual({ status: 'OK' });
  expect((await own.getReactionsForPost(post.id)) ?? []).toEqual([]);
  expect(await other.addPostReminder(bob.id, post.id, Math.floor(Date.now() / 1000) + 3600)).toEqual({ status: 'OK' });
  expect(await own.getFileInfosForPost(post.id)).toEqual([]);
  expect((await own.getPostsUsage()).count).toBeGreaterThanOrEqual(0);
});

test('a message is acknowledged, and that is taken back', async () => {
  const post = await say('please confirm', alice, { metadata: { priority: { priority: 'important', requested_ack: true } } });
  expect(await other.acknowledgePost(post.id, bob.id)).toMatchObject({ user_id: bob.id, post_id: post.id });
  expect((await own.getPost(post.id)).metadata.acknowledgements).toHaveLength(1);
  await other.unacknowledgePost(post.id, bob.id);
  expect((await own.getPost(post.id)).metadata.acknowledgements).toBeUndefined();
});

test('a message that vanishes is revealed to its reader and burned', async () => {
  const post = await say('secret', alice, { type: 'burn_on_read' });
  expect((await other.getPost(post.id)).message).toBe('');
  expect((await other.revealBurnOnReadPost(post.id)).message).toBe('secret');
  await other.burnPostNow(post.id);
  await expect(other.getPost(post.id)).rejects.toMatchObject({ status_code: 404 });
});

test('messages are unread from one on, until the channels are read', async () => {
  const place = await server.channelWith(alice, bob);
  await server.post(place, alice, 'one');
  const post = await server.post(place, alice, `two @${bob.username}`);
  expect((await other.getPostsUnread(place.id, bob.id)).order).toContain(post.id);
  await other.readMultipleChannels([place.id]);
  expect(await other.markPostAsUnread(bob.id, post.id)).toMatchObject({ mention_count: 1 });
  const unread = (await other.getMyTeamUnreads(true)).find(({ team_id }) => team_id === place.team_id);
  expect(unread).toMatchObject({ mention_count: 1, msg_count: 1 });
  await other.updateChannelNotifyProps({ channel_id: place.id, user_id: bob.id, mark_unread: 'mention' });
  expect((await other.getMyTeamUnreads(true)).find(({ team_id }) => team_id === place.team_id)?.msg_count).toBe(0);
});

test('a thread is followed, read, unread and left', async () => {
  const root = await say('a thread');
  const [first] = [await answer(root, 'one'), await answer(root, 'two')];
  expect((await own.getPostThread(root.id)).order).toHaveLength(3);
  expect((await own.getPaginatedPostThread(root.id, { perPage: 1, direction: 'down' } as never)).has_next).toBe(true);
  const list = async () => (await own.getUserThreads(alice.id, team, {})).threads.find(({ id }) => id === root.id);
  expect(await list()).toMatchObject({ reply_count: 2, unread_replies: 2 });
  expect(await own.updateThreadReadForUser(alice.id, team, root.id, Date.now())).toMatchObject({ unread_replies: 0 });
  expect(await own.markThreadAsUnreadForUser(alice.id, team, root.id, first.id)).toMatchObject({ unread_replies: 2 });
  await own.updateThreadsReadForUser(alice.id, team);
  expect(await own.getUserThread(alice.id, team, root.id)).toMatchObject({ unread_replies: 0 });
  await own.updateThreadFollowForUser(alice.id, team, root.id, false);
  expect(await list()).toBeUndefined();
  await own.updateThreadFollowForUser(alice.id, team, root.id, true);
  expect(await list()).toMatchObject({ reply_count: 2 });
});

test('the counts of a thread are right after a reply was deleted, and after the thread was moved', async () => {
  const root = await say('on the move');
  const [first] = [await answer(root, `one @${alice.username}`), await answer(root, 'two')];
  const thread = async (id: string) => (await own.getUserThreads(alice.id, team, {})).threads.find((each) => each.id === id);
  expect(await thread(root.id)).toMatchObject({ reply_count: 2, unread_replies: 2, unread_mentions: 1 });
  await other.deletePost(first.id);
  expect(await thread(root.id)).toMatchObject({ reply_count: 1, unread_replies: 1, unread_mentions: 0 });
  await other.addReaction(bob.id, root.id, 'tada');
  const target = await server.channel({ id: team, name: '' }, [alice, bob, server.admin]);
  await server.admin.request('POST', `/api/v4/channels/${channel.id}/members`, { body: { user_id: server.admin.id } });
  expect(await admin.moveThread(root.id, target.id)).toEqual({ status: 'OK' });
  expect(await thread(root.id)).toBeUndefined();
  const moved = Object.values((await own.getPosts(target.id)).posts).find(({ message }) => message === 'on the move');
  expect((await own.getPostThread(String(moved?.id))).order).toHaveLength(2);
  expect(moved?.metadata.reactions).toMatchObject([{ emoji_name: 'tada', user_id: bob.id }]);
  expect(await thread(String(moved?.id))).toMatchObject({ reply_count: 1 });
});

test('a draft is kept, found and thrown away', async () => {
  const draft = { channel_id: channel.id, root_id: '', message: 'unfinished', user_id: alice.id, file_ids: [], props: {}, metadata: {} };
  await own.upsertDraft(draft as never, '');
  expect(await own.getUserDrafts(team)).toMatchObject([{ message: 'unfinished' }]);
  await own.deleteDraft(channel.id, undefined, '');
  expect((await own.getUserDrafts(team)) ?? []).toEqual([]);
});

test('a message is scheduled, changed and taken back', async () => {
  const at = Date.now() + 3_600_000;
  const { data: made } = await own.createScheduledPost({ channel_id: channel.id, message: 'later', scheduled_at: at } as never, '');
  expect((await own.updateScheduledPost({ ...made, message: 'later still' }, '')).data.message).toBe('later still');
  expect((await own.getScheduledPosts(team, true)).data[team]).toMatchObject([{ id: made.id, message: 'later still' }]);
  await own.deleteScheduledPost(alice.id, made.id, '');
  expect((await own.getScheduledPosts(team, true)).data[team] ?? []).toEqual([]);
});

test('an ephemeral message is for one person; a test notification comes from the server', async () => {
  const socket = await bob.listen();
  await admin.createPostEphemeral(bob.id, { channel_id: channel.id, message: 'for you' } as never);
  expect(JSON.parse((await socket.next('ephemeral_message')).data.post).message).toBe('for you');
  expect(await other.sendTestNotificaiton()).toEqual({ status: 'OK' });
  expect((await socket.next('posted')).data.channel_type).toBe('D');
  expect(
    (
      await other.notifyAdmin({
        trial_notification: false,
        required_plan: 'professional',
        required_feature: 'mattermost.feature.guest_accounts',
      } as never)
    ).data,
  ).toEqual({ status: 'OK' });
});

methods.everyMethodIsCalled();
