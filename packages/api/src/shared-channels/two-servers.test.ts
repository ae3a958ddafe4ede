import { expect, test } from 'bun:test';
import { pngBytes } from '@foremast/testing/pictures';
import { type Person, type Place, startServer, type TestServer, unique } from '@foremast/testing/server';
import { acceptRemoteClusterInvite } from '../remote-clusters/accept-remote-cluster-invite.ts';
import { createRemoteCluster } from '../remote-clusters/create-remote-cluster.ts';
import { deleteRemoteCluster } from '../remote-clusters/delete-remote-cluster.ts';
import { generateRemoteClusterInvite } from '../remote-clusters/generate-remote-cluster-invite.ts';
import { getRemoteClusters } from '../remote-clusters/get-remote-clusters.ts';
import { getAllSharedChannels } from './get-all-shared-channels.ts';
import { getSharedChannelRemotes } from './get-shared-channel-remotes.ts';
import { getSharedChannelRemotesByRemoteCluster } from './get-shared-channel-remotes-by-remote-cluster.ts';
import { inviteRemoteClusterToChannel } from './invite-remote-cluster-to-channel.ts';
import { uninviteRemoteClusterToChannel } from './uninvite-remote-cluster-to-channel.ts';

const ENV = {
  MM_CONNECTEDWORKSPACESSETTINGS_ENABLEREMOTECLUSTERSERVICE: 'true',
  MM_CONNECTEDWORKSPACESSETTINGS_ENABLESHAREDCHANNELS: 'true',
  MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: '127.0.0.1',
};
const [home, away] = [await startServer(ENV), await startServer(ENV)];
for (const server of [home, away]) await server.admin.request('PUT', '/api/v4/config/patch', { body: { ServiceSettings: { SiteURL: server.url } } });

const alice = await home.user();
const bob = await away.user();
const homeTeam = await home.team(alice);
const awayTeam = await away.team(bob);

/** Until nobody has anything to tell the other. */
async function settle(): Promise<void> {
  for (let i = 0; i < 3; i++) for (const server of [home, away]) await server.drainJobs();
}

async function connect(): Promise<{ id: string; name: string }> {
  const made = await home.admin.call(createRemoteCluster, { body: { name: unique('Away'), default_team_id: homeTeam.id } });
  expect(made.status).toBe(201);
  const { invite, password, remote_cluster } = made.body;
  expect([remote_cluster.token, remote_cluster.remote_token, password.length]).toEqual(['', '', 16]);
  const name = unique('home');
  const accepted = await away.admin.call(acceptRemoteClusterInvite, { body: { name, default_team_id: awayTeam.id, invite, password } });
  expect(accepted.status).toBe(201);
  await settle();
  return { id: remote_cluster.remote_id, name };
}
const remote = await connect();

async function sharedChannel(fields: Record<string, unknown> = {}): Promise<Place> {
  const channel = await home.channel(homeTeam, [alice], fields);
  const params = { remote_id: remote.id, channel_id: channel.id };
  expect((await home.admin.call(inviteRemoteClusterToChannel, { params })).body).toEqual({ status: 'OK' });
  await settle();
  await away.admin.request('POST', `/api/v4/channels/${channel.id}/members`, { body: { user_id: bob.id } });
  return channel;
}

const read = async (who: Person, id: string) => (await who.request('GET', `/api/v4/posts/${id}`)).body;
async function said(server: TestServer, channel: Place): Promise<string[]> {
  const { body } = await server.admin.request('GET', `/api/v4/channels/${channel.id}/posts`);
  return body.order.map((id: string) => body.posts[id]).flatMap((p: { type: string; message: string }) => (p.type === '' ? [p.message] : []));
}

test('both sides know of the connection, and each is online for the other', async () => {
  for (const server of [home, away]) {
    const { body } = await server.admin.call(getRemoteClusters, { query: { only_confirmed: true, exclude_offline: true } });
    expect(body.map((r: { remote_id: string }) => r.remote_id)).toContain(remote.id);
    expect(body.every((r: { token: string; remote_token: string }) => r.token === '' && r.remote_token === '')).toBe(true);
  }
});

test('a shared channel appears on the other server under its id, and both sides list it', async () => {
  const channel = await sharedChannel({ display_name: 'Together', purpose: 'of both' });
  const { body: there } = await bob.request('GET', `/api/v4/channels/${channel.id}`);
  expect(there).toMatchObject({ id: channel.id, team_id: awayTeam.id, display_name: 'Together', purpose: 'of both', shared: true });
  const listOf = (who: Person, team: Place) => who.call(getAllSharedChannels, { params: { team_id: team.id } });
  expect((await listOf(bob, awayTeam)).body).toContainEqual(
    expect.objectContaining({ id: channel.id, home: false, remote_id: remote.id, Type: 'O' }),
  );
  expect((await listOf(alice, homeTeam)).body).toContainEqual(expect.objectContaining({ id: channel.id, home: true }));
  expect((await bob.call(getSharedChannelRemotes, { params: { channel_id: channel.id } })).body).toEqual([
    expect.objectContaining({ name: remote.name }),
  ]);
  const { body: remotes } = await home.admin.call(getSharedChannelRemotesByRemoteCluster, { params: { remote_id: remote.id } });
  expect(remotes).toContainEqual(expect.objectContaining({ channel_id: channel.id, is_invite_confirmed: true }));
});

test('messages, answers, edits and deletions go both ways, once', async () => {
  const channel = await sharedChannel();
  const hello = await home.post(channel, alice, 'hello over there');
  await settle();
  const arrived = await read(bob, hello.id);
  expect(arrived).toMatchObject({ message: 'hello over there', user_id: alice.id, remote_id: remote.id, create_at: hello.create_at });
  const { body: author } = await bob.request('GET', `/api/v4/users/${alice.id}`);
  expect(author).toMatchObject({ username: `${alice.username}:${remote.name}`, remote_id: remote.id, props: { RemoteUsername: alice.username } });

  const socket = await alice.listen();
  const answer = await away.post(channel, bob, `@${author.username} hello back`, { root_id: hello.id });
  await settle();
  expect(await read(alice, answer.id)).toMatchObject({ message: `@${alice.username} hello back`, root_id: hello.id, user_id: bob.id });
  const told = await socket.next('posted');
  expect(JSON.parse(told.data.mentions)).toEqual([alice.id]);

  await alice.request('PUT', `/api/v4/posts/${hello.id}/patch`, { body: { message: 'hello, all of you' } });
  await bob.request('DELETE', `/api/v4/posts/${answer.id}`);
  await settle();
  expect(await read(bob, hello.id)).toMatchObject({ message: 'hello, all of you', reply_count: 0 });
  expect((await read(alice, answer.id)).status_code).toBe(404);
  expect(await said(home, channel)).toEqual(['hello, all of you']);
  expect(await said(away, channel)).toEqual(['hello, all of you']);
});

test('reactions come and go on the other side', async () => {
  const channel = await sharedChannel();
  const post = await home.post(channel, alice);
  await settle();
  await bob.request('POST', '/api/v4/reactions', { body: { user_id: bob.id, post_id: post.id, emoji_name: 'tada' } });
  await settle();
  expect((await read(alice, post.id)).metadata.reactions).toEqual([expect.objectContaining({ user_id: bob.id, emoji_name: 'tada' })]);
  await bob.request('DELETE', `/api/v4/users/${bob.id}/posts/${post.id}/reactions/tada`);
  await settle();
  expect((await read(alice, post.id)).metadata.reactions).toBeUndefined();
});

test('a file goes with its message', async () => {
  const channel = await sharedChannel();
  const form = new FormData();
  form.set('channel_id', channel.id);
  form.set('files', new File(['the very plan'], 'plan.txt'));
  const upload = await fetch(`${home.url}/api/v4/files`, { method: 'POST', body: form, headers: { Authorization: `Bearer ${alice.session.token}` } });
  const id = ((await upload.json()) as { file_infos: { id: string }[] }).file_infos[0]?.id ?? '';
  const post = await home.post(channel, alice, 'see here', { file_ids: [id] });
  await settle();
  expect((await read(bob, post.id)).metadata.files).toEqual([expect.objectContaining({ id, name: 'plan.txt', size: 13 })]);
  expect((await bob.request('GET', `/api/v4/files/${id}`)).body).toBe('the very plan');
});

test('what was said before a channel was shared stays here, but for the beginning of a thread that goes on', async () => {
  const channel = await home.channel(homeTeam, [alice]);
  const [secret, root] = [await home.post(channel, alice, 'among us'), await home.post(channel, alice, 'the beginning')];
  await home.admin.call(inviteRemoteClusterToChannel, { params: { remote_id: remote.id, channel_id: channel.id } });
  await settle();
  await home.post(channel, alice, 'it goes on', { root_id: root.id });
  await settle();
  expect(new Set(await said(away, channel))).toEqual(new Set(['the beginning', 'it goes on']));
  expect((await away.admin.request('GET', `/api/v4/posts/${secret.id}`)).status).toBe(404);
});

test('people who know somebody from another server see a new name, a new picture, and that the account was closed', async () => {
  const channel = await sharedChannel();
  const carol = await home.user();
  await home.admin.request('POST', `/api/v4/teams/${homeTeam.id}/members`, { body: { team_id: homeTeam.id, user_id: carol.id } });
  await home.admin.request('POST', `/api/v4/channels/${channel.id}/members`, { body: { user_id: carol.id } });
  await home.post(channel, carol);
  await settle();
  const seen = async () => (await bob.request('GET', `/api/v4/users/${carol.id}`)).body;
  await carol.request('PUT', '/api/v4/users/me/patch', { body: { nickname: 'Caro' } });
  await settle();
  expect(await seen()).toMatchObject({ nickname: 'Caro', delete_at: 0 });
  const form = new FormData();
  form.set('image', new File([pngBytes(64, 64)], 'me.png'));
  const headers = { Authorization: `Bearer ${carol.session.token}` };
  expect((await fetch(`${home.url}/api/v4/users/${carol.id}/image`, { method: 'POST', body: form, headers })).status).toBe(200);
  await settle();
  expect((await seen()).last_picture_update).toBeGreaterThan(0);
  await home.admin.request('PUT', `/api/v4/users/${carol.id}/active`, { body: { active: false } });
  await settle();
  expect((await seen()).delete_at).toBeGreaterThan(0);
});

test('the client library manages connections and what is shared', async () => {
  const { client: here } = home.admin;
  const { client: there } = away.admin;
  const made = await here.createRemoteCluster({ name: unique('lib'), display_name: 'Lib', default_team_id: homeTeam.id, password: 'one' });
  const id = made.remote_cluster.remote_id;
  const invite = await here.generateInviteRemoteCluster(id, { password: 'two' });
  await there.acceptInviteRemoteCluster({ name: unique('lib'), display_name: 'Lib', default_team_id: awayTeam.id, invite, password: 'two' });
  expect((await here.patchRemoteCluster(id, { display_name: 'Library' })).display_name).toBe('Library');
  expect((await here.getRemoteCluster(id)).display_name).toBe('Library');
  expect((await here.getRemoteClusters({ excludePlugins: true })).map((r) => r.remote_id)).toContain(id);
  const channel = await home.channel(homeTeam, [alice]);
  await here.sharedChannelRemoteInvite(id, channel.id);
  await settle();
  expect((await here.getSharedChannelRemotes(id, {})).map((r) => r.channel_id)).toEqual([channel.id]);
  expect((await alice.client.getSharedChannelRemoteInfos(channel.id)).map((r) => r.display_name)).toEqual(['Library']);
  expect((await alice.client.getRemoteClusterInfo(id)).display_name).toBe('Library');
  expect(await alice.client.canUserDirectMessage(alice.id, home.admin.id)).toEqual({ can_dm: true });
  await here.sharedChannelRemoteUninvite(id, channel.id);
  await here.deleteRemoteCluster(id);
  expect((await here.getRemoteClusters({})).map((r) => r.remote_id)).not.toContain(id);
});

test('administrators connect and share with commands, others may not', async () => {
  const run = async (who: Person, channel: Place, command: string): Promise<string> =>
    (await who.request('POST', '/api/v4/commands/execute', { body: { command, channel_id: channel.id } })).body.text;
  const [channel, place] = [await home.channel(homeTeam, [alice]), await away.channel(awayTeam)];
  expect(await run(alice, channel, '/secure-connection status')).toContain('permission');
  const made = await run(home.admin, channel, `/secure-connection create --name ${unique('cmd')} --displayname "By command" --password "two words"`);
  const invite = made.trim().split(/\s+/).at(-1);
  const accepted = await run(away.admin, place, `/secure-connection accept --name ${unique('cmd')} --password "two words" --invite ${invite}`);
  const id = /\((\w{26})\)/.exec(accepted)?.[1] ?? '';
  await settle();
  expect(await run(home.admin, channel, '/secure-connection status')).toContain(`By command | ${id} | online`);
  expect(await run(home.admin, channel, `/share-channel invite --connectionID ${id}`)).toContain('By command is invited');
  await settle();
  expect((await away.admin.request('GET', `/api/v4/channels/${channel.id}`)).body.id).toBe(channel.id);
  expect(await run(home.admin, channel, '/share-channel status')).toContain(id);
  expect(await run(home.admin, channel, '/share-channel unshare')).toContain('nobody');
  expect((await alice.request('GET', `/api/v4/channels/${channel.id}`)).body.shared).toBe(false);
  expect(await run(home.admin, channel, `/secure-connection remove --connectionID ${id}`)).toContain('has ended');
  expect(await run(home.admin, channel, '/share-channel dance')).toContain('invite, uninvite');
});

test('an account of another server cannot be signed in with, or written to directly', async () => {
  const channel = await sharedChannel();
  await home.post(channel, alice);
  await settle();
  const direct = await bob.request('POST', '/api/v4/channels/direct', { body: [bob.id, alice.id] });
  expect([direct.status, direct.body.id]).toEqual([403, 'api.channel.create_channel.direct_channel.remote_restricted.app_error']);
  expect((await bob.request('GET', `/api/v4/sharedchannels/users/${bob.id}/can_dm/${alice.id}`)).body).toEqual({ can_dm: false });
});

test('a channel that is shared no more goes on apart', async () => {
  const channel = await sharedChannel();
  await home.post(channel, alice, 'together');
  await settle();
  const params = { remote_id: remote.id, channel_id: channel.id };
  expect((await home.admin.call(uninviteRemoteClusterToChannel, { params })).status).toBe(200);
  expect((await home.admin.call(uninviteRemoteClusterToChannel, { params })).status).toBe(204);
  await home.post(channel, alice, 'only here');
  await away.post(channel, bob, 'only there');
  await settle();
  expect(await said(away, channel)).toEqual(['only there', 'together']);
  expect(await said(home, channel)).toEqual(['only here', 'together']);
  expect((await bob.request('GET', `/api/v4/channels/${channel.id}`)).body.shared).toBe(false);
});

test('another server cannot speak for our people, nor into channels that are not shared with it', async () => {
  const channel = await sharedChannel();
  const own = await away.post(channel, bob, 'mine');
  const secret = await away.channel(awayTeam, [bob]);
  const row = await home.running.app.store.db.selectFrom('remoteclusters').selectAll().where('remoteid', '=', remote.id).executeTakeFirstOrThrow();
  const send = async (payload: unknown, token = row.remotetoken) => {
    const frame = { remote_id: remote.id, msg: { id: 'x', topic: 'sharedchannel_sync', create_at: 1, payload } };
    const headers = { 'X-RemoteCluster-Id': remote.id, 'X-RemoteCluster-Token': token };
    const response = await fetch(`${away.url}/api/v4/remotecluster/msg`, { method: 'POST', body: JSON.stringify(frame), headers });
    return { status: response.status, body: (await response.json()) as { status: string; err: string; payload: Record<string, unknown> } };
  };
  const post = (change: Record<string, unknown>) => ({
    id: own.id,
    channel_id: channel.id,
    user_id: bob.id,
    message: 'forged',
    create_at: 1,
    ...change,
  });
  const forged = await send({ channel_id: channel.id, posts: [post({}), post({ id: 'f'.repeat(26) })] });
  expect(forged.body.payload.post_errors).toEqual([own.id, 'f'.repeat(26)]);
  const users = { [bob.id]: { id: bob.id, username: 'stolen' } };
  expect((await send({ channel_id: channel.id, users })).body.payload.user_errors).toEqual([bob.id]);
  expect((await send({ channel_id: secret.id, posts: [post({ channel_id: secret.id })] })).body.status).toBe('FAIL');
  expect((await send({ channel_id: channel.id }, 'x'.repeat(26))).status).toBe(401);
  expect((await read(bob, own.id)).message).toBe('mine');
});

test('an invitation opens with its password only, and is good for one server', async () => {
  const body = { name: unique('other'), default_team_id: homeTeam.id, password: 'right words' };
  const { body: made } = await home.admin.call(createRemoteCluster, { body });
  expect(made.password).toBeUndefined();
  const accept = (change: Record<string, unknown>) =>
    away.admin.call(acceptRemoteClusterInvite, {
      body: { name: unique('there'), default_team_id: awayTeam.id, invite: made.invite, password: 'right words', ...change },
    });
  expect((await accept({ password: 'wrong' })).body.id).toBe('api.remote_cluster.invite_decrypt_error');
  expect((await accept({ invite: '!' })).body.id).toBe('api.remote_cluster.base64_decode_error');
  expect((await accept({ default_team_id: 'x'.repeat(26) })).status).toBe(400);
  const params = { remote_id: made.remote_cluster.remote_id };
  const again = await home.admin.call(generateRemoteClusterInvite, { params, body: { password: 'others' } });
  expect((await accept({ invite: again.body, password: 'others' })).status).toBe(201);
  expect((await accept({})).status).toBe(400);
  expect((await home.admin.call(generateRemoteClusterInvite, { params, body: { password: 'x' } })).body.id).toBe(
    'api.remote_cluster.generate_invite_cluster_is_confirmed',
  );
  expect((await home.admin.call(deleteRemoteCluster, { params })).body).toEqual({ status: 'OK' });
  expect((await home.admin.call(deleteRemoteCluster, { params })).status).toBe(404);
});
