import { expect, test } from 'bun:test';
import { Ctx } from '@foremast/kernel/context';
import { type Person, type Place, startServer } from '@foremast/testing/server';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);
const set = (ServiceSettings: Record<string, unknown>) => server.admin.request('PUT', '/api/v4/config/patch', { body: { ServiceSettings } });
const patch = (who: Person, post: Place, body: Record<string, unknown>) => who.request('PUT', `/api/v4/posts/${post.id}/patch`, { body });
const age = (post: Place, seconds: number) =>
  Ctx.system(server.running.app).tx(async (tx) => {
    await tx.db
      .updateTable('posts')
      .set({ createat: Date.now() - seconds * 1000 })
      .where('id', '=', post.id)
      .execute();
  });

async function upload(name: string): Promise<string> {
  const response = await fetch(`${server.url}/api/v4/files?channel_id=${channel.id}&filename=${name}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${alice.session.token}` },
    body: name,
  });
  return ((await response.json()) as { file_infos: { id: string }[] }).file_infos[0]?.id ?? '';
}

test('after the time for it nobody changes what a message says, not even administrators; what changes nothing goes', async () => {
  const post = await server.post(channel, alice, 'old');
  const fresh = await server.post(channel, alice, 'new');
  await age(post, 120);
  await set({ PostEditTimeLimit: 60 });
  for (const who of [alice, server.admin])
    expect(await patch(who, post, { message: 'changed' })).toMatchObject({
      status: 400,
      body: { id: 'api.post.update_post.permissions_time_limit.app_error' },
    });
  expect((await patch(alice, post, {})).status).toBe(200);
  expect((await patch(alice, fresh, { message: 'changed' })).status).toBe(200);
  expect((await alice.request('DELETE', `/api/v4/posts/${post.id}`)).status).toBe(200);
  await set({ PostEditTimeLimit: -1 });
});

test('a version that is restored brings its words and files back, and is told as an edit', async () => {
  const [one, two] = [await upload('one.txt'), await upload('two.txt')];
  const post = await server.post(channel, alice, 'first #tag', { file_ids: [one, two] });
  await patch(alice, post, { message: 'second', file_ids: [two] });
  const [version] = (await alice.request('GET', `/api/v4/posts/${post.id}/edit_history`)).body;
  expect(version).toMatchObject({ message: 'first #tag', original_id: post.id, file_ids: [one, two].sort() });
  const restore = (who: Person, id = version.id) => who.request('POST', `/api/v4/posts/${post.id}/restore/${id}`);
  expect((await restore(bob)).status).toBe(403);
  expect((await restore(server.admin)).status).toBe(403);
  const other = await server.post(channel, alice, 'other');
  expect((await restore(alice, other.id)).body.id).toBe('app.post.restore_post_version.not_an_history_item.app_error');
  const socket = await bob.listen();
  expect(await restore(alice)).toMatchObject({ status: 200, body: { message: 'first #tag', hashtags: '#tag' } });
  const told = JSON.parse((await socket.next('post_edited')).data.post);
  expect(told.metadata.files.map((f: Place) => f.id).sort()).toEqual([one, two].sort());
  expect((await bob.request('GET', `/api/v4/files/${one}`)).status).toBe(200);
  const history = (await alice.request('GET', `/api/v4/posts/${post.id}/edit_history`)).body;
  expect(history.map((each: Place) => each.message)).toEqual(['second', 'first #tag']);
});

test('in hardened mode people may not pass for integrations, neither at once nor by an edit; bots may', async () => {
  await set({ ExperimentalEnableHardenedMode: true, EnableBotAccountCreation: true });
  const post = await server.post(channel, alice, 'mine');
  for (const props of [{ from_webhook: 'true' }, { override_username: 'boss' }, { override_icon_url: 'x' }, { webhook_display_name: 'x' }]) {
    expect((await alice.request('POST', '/api/v4/posts', { body: { channel_id: channel.id, message: 'x', props } })).status).toBe(400);
    expect((await patch(alice, post, { props })).status).toBe(400);
  }
  const bot = (await server.admin.request('POST', '/api/v4/bots', { body: { username: `bot${Date.now()}` } })).body;
  const token = (await server.admin.request('POST', `/api/v4/users/${bot.user_id}/tokens`, { body: { description: 'x' } })).body.token;
  await server.admin.request('POST', `/api/v4/teams/${channel.team_id}/members`, { body: { team_id: channel.team_id, user_id: bot.user_id } });
  await server.admin.request('POST', `/api/v4/channels/${channel.id}/members`, { body: { user_id: bot.user_id } });
  const answer = await alice.request('POST', '/api/v4/posts', {
    headers: { Authorization: `Bearer ${token}` },
    body: { channel_id: channel.id, message: 'x', props: { override_username: 'helper' } },
  });
  expect(answer).toMatchObject({ status: 201, body: { props: { override_username: 'helper', from_bot: 'true' } } });
  await set({ ExperimentalEnableHardenedMode: false });
});

test('props that only the server sets are not the author’s to set, nor by an edit', async () => {
  const props = { previewed_post: 'x', channel_mentions: {}, add_channel_member: {}, force_notification: 'x', own: 1 };
  const post = await server.post(channel, alice, 'x', { props });
  expect(post.props).toEqual({ own: 1 });
  expect((await patch(alice, post, { props: { ...props, own: 2 } })).body.props).toEqual({ own: 2 });
});

test('a pinned message is in the list of its channel and counts as unchanged; in an archived channel nobody pins', async () => {
  const place = await server.channel({ id: String(channel.team_id), name: '' }, [alice, bob]);
  const post = await server.post(place, alice, 'keep');
  const socket = await bob.listen();
  expect((await bob.request('POST', `/api/v4/posts/${post.id}/pin`)).status).toBe(200);
  expect(JSON.parse((await socket.next('post_edited')).data.post)).toMatchObject({ is_pinned: true, edit_at: 0 });
  expect((await alice.request('GET', `/api/v4/channels/${place.id}/pinned`)).body.order).toEqual([post.id]);
  await bob.request('POST', `/api/v4/posts/${post.id}/unpin`);
  expect((await alice.request('GET', `/api/v4/channels/${place.id}/pinned`)).body.order).toEqual([]);
  await server.admin.request('DELETE', `/api/v4/channels/${place.id}`);
  expect((await bob.request('POST', `/api/v4/posts/${post.id}/pin`)).status).toBe(400);
});

test('what somebody saved is not shown any more once they have left, and not kept once it is deleted', async () => {
  const place = await server.channel({ id: String(channel.team_id), name: '' }, [alice, bob], { type: 'P' });
  const [one, two] = [await server.post(place, alice, 'one'), await server.post(place, alice, 'two')];
  const saved = (post: Place) => ({ user_id: bob.id, category: 'flagged_post', name: post.id, value: 'true' });
  await bob.request('PUT', `/api/v4/users/${bob.id}/preferences`, { body: [saved(one), saved(two)] });
  const flagged = async () => (await bob.request('GET', '/api/v4/users/me/posts/flagged')).body.order;
  expect(await flagged()).toEqual([two.id, one.id]);
  await alice.request('DELETE', `/api/v4/posts/${two.id}`);
  expect(await flagged()).toEqual([one.id]);
  expect((await bob.request('GET', `/api/v4/users/me/preferences/flagged_post/name/${two.id}`)).status).toBe(400);
  await bob.request('DELETE', `/api/v4/channels/${place.id}/members/${bob.id}`);
  expect(await flagged()).toEqual([]);
});
