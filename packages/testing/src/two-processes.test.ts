import { expect, test } from 'bun:test';
import { patchConfig } from '@foremast/api/system/patch-config';
import { activeChannelOf } from '@foremast/domain/status/active-channel';
import { lastActivityOf } from '@foremast/domain/status/activity';
import { Person, startTwo } from './server.ts';

// What one process changes must not be stale in the memory of another. One test per cache: the second server has read the old
// value before, so that it is in its memory.

const [a, b] = await startTwo();

/** The same person, talking to the other server. */
const onB = (person: Person): Person => new Person(b.url, person.user, person.session);
const adminOnB = onB(a.admin);

test('invitations: who has sent as many as may be sent on one cannot send more on another', async () => {
  const person = await a.user();
  const team = await a.team(person);
  const invite = (who: Person, count: number) =>
    who.request('POST', `/api/v4/teams/${team.id}/invite/email`, { body: Array.from({ length: count }, (_, n) => `guest${n}@example.com`) });
  await a.admin.request('PUT', '/api/v4/config/patch', { body: { ServiceSettings: { EnableEmailInvitations: true } } });
  expect((await invite(person, 19)).status).toBe(200);
  expect((await invite(onB(person), 5)).status).toBe(413);
  expect((await invite(onB(person), 1)).status).toBe(200);
  expect((await invite(person, 1)).status).toBe(413);
});

test('users: a new name is seen at once', async () => {
  const person = await a.user();
  expect((await adminOnB.client.getUser(person.id)).nickname).toBe('');
  await person.request('PUT', '/api/v4/users/me/patch', { body: { nickname: 'Skipper' } });
  expect((await adminOnB.client.getUser(person.id)).nickname).toBe('Skipper');
});

test('sessions: what was ended is dead everywhere, and its socket hears nothing more', async () => {
  const person = await a.user();
  const there = onB(person);
  const socket = await there.listen();
  expect((await there.request('GET', '/api/v4/users/me')).status).toBe(200);
  await person.request('POST', '/api/v4/users/logout');
  expect((await there.request('GET', '/api/v4/users/me')).status).toBe(401);
  expect(await socket.ask('ping')).toMatchObject({ status: 'FAIL', error: { status_code: 401 } });
});

test('apps: a token whose consent was taken back on one is dead on the other', async () => {
  const person = await a.user();
  const callback = 'https://example.com/back';
  const app = { name: 'Clock', description: '', callback_urls: [callback], homepage: 'https://example.com' };
  const { body: made } = await a.admin.request('POST', '/api/v4/oauth/apps', { body: app });
  const asked = { response_type: 'token', client_id: made.id, redirect_uri: callback, scope: 'user', state: '' };
  const { body: allowed } = await person.request('POST', '/oauth/authorize', { body: asked });
  const token = new URLSearchParams(new URL(allowed.redirect).hash.slice(1)).get('access_token') ?? '';
  const acting = new Person(b.url, person.user, { ...person.session, token });
  expect((await acting.request('GET', '/api/v4/users/me')).status).toBe(200);
  await person.request('POST', '/oauth/deauthorize', { body: { client_id: made.id } });
  expect((await acting.request('GET', '/api/v4/users/me')).status).toBe(401);
});

test('outgoing connections: one that was removed on one is no longer used by the other', async () => {
  await a.admin.call(patchConfig, { body: { ServiceSettings: { EnableOutgoingOAuthConnections: true } } });
  const form = { name: 'x', client_id: 'x', client_secret: 'x', oauth_token_url: 'https://example.com/t', grant_type: 'client_credentials' };
  const path = '/api/v4/oauth/outgoing_connections';
  const found = async () => (await adminOnB.request('GET', `${path}?audience=https://example.com/hook`)).body.length;
  // The setting is in force there a moment later.
  for (let tries = 0; tries < 100 && (await found()) === undefined; tries++) await Bun.sleep(10);
  expect(await found()).toBe(0);
  const { body: made } = await a.admin.request('POST', path, { body: { ...form, audiences: ['https://example.com/hook'] } });
  expect(await found()).toBe(1);
  await a.admin.request('DELETE', `${path}/${made.id}`);
  expect(await found()).toBe(0);
});

test('status: a choice made on one is told by the other', async () => {
  const person = await a.user();
  const path = `/api/v4/users/${person.id}/status`;
  const seen = async () => (await adminOnB.request('GET', path)).body.status;
  await person.request('PUT', path, { body: { user_id: person.id, status: 'away' } });
  expect(await seen()).toBe('away');
  await person.request('PUT', path, { body: { user_id: person.id, status: 'dnd' } });
  expect(await seen()).toBe('dnd');
});

test('looking: a channel that is open at one is known to the other, which then does not notify', async () => {
  const person = await a.user();
  const channel = await a.channelWith(person);
  const looksAt = () => activeChannelOf(b.running.app, person.id);
  await person.request('POST', '/api/v4/channels/members/me/view', { body: { channel_id: channel.id, prev_channel_id: '' } });
  expect(looksAt()).toBe(channel.id);
  await person.request('PUT', `/api/v4/users/${person.id}/status`, { body: { user_id: person.id, status: 'away' } });
  expect(looksAt()).toBeUndefined();
});

test('activity: what somebody does at one is known to the other', async () => {
  const person = await a.user();
  const channel = await a.channelWith(person);
  const seen = () => lastActivityOf(b.running.app, person.id, 0);
  expect(seen()).toBe(0);
  const before = Date.now();
  await a.post(channel, person, 'here');
  expect(seen()).toBeGreaterThanOrEqual(before);
});

test('teams and their members: a removal closes the team on the other', async () => {
  const person = await a.user();
  const team = await a.team(person);
  const there = onB(person);
  expect((await there.request('GET', `/api/v4/teams/${team.id}`)).status).toBe(200);
  await a.admin.request('PUT', `/api/v4/teams/${team.id}/patch`, { body: { display_name: 'Renamed' } });
  expect((await there.request('GET', `/api/v4/teams/${team.id}`)).body.display_name).toBe('Renamed');
  await a.admin.request('DELETE', `/api/v4/teams/${team.id}/members/${person.id}`);
  expect((await there.request('GET', `/api/v4/teams/${team.id}`)).status).toBe(403);
});

test('channels and their members: who was removed may no longer write', async () => {
  const person = await a.user();
  const team = await a.team(person);
  const channel = await a.channel(team, [person], { type: 'P' });
  const there = onB(person);
  const write = () => there.request('POST', '/api/v4/posts', { body: { channel_id: channel.id, message: 'here' } });
  expect((await write()).status).toBe(201);
  await a.admin.request('DELETE', `/api/v4/channels/${channel.id}/members/${person.id}`);
  expect((await write()).status).toBe(403);
  await a.admin.request('POST', `/api/v4/channels/${channel.id}/members`, { body: { user_id: person.id } });
  expect((await write()).status).toBe(201);
  await a.admin.request('DELETE', `/api/v4/channels/${channel.id}`);
  expect((await write()).status).toBe(400);
});

test('people of a channel: a changed name is mentioned by its new form', async () => {
  const [writer, named] = [await a.user(), await a.user()];
  const channel = await a.channelWith(writer, named);
  const there = onB(writer);
  const mentions = async () => (await named.client.getMyChannelMember(channel.id)).mention_count;
  await there.request('POST', '/api/v4/posts', { body: { channel_id: channel.id, message: `ahoy @${named.username}` } });
  const before = await mentions();
  const renamed = `${named.username}x`;
  await named.request('PUT', '/api/v4/users/me/patch', { body: { username: renamed } });
  await there.request('POST', '/api/v4/posts', { body: { channel_id: channel.id, message: `ahoy @${renamed}` } });
  expect(await mentions()).toBe(before + 1);
});

test('roles: a right that was taken away is gone on the other', async () => {
  const person = await a.user();
  const there = onB(person);
  const team = () => there.request('POST', '/api/v4/teams', { body: { name: `fleet${Date.now()}`, display_name: 'Fleet', type: 'O' } });
  expect((await team()).status).toBe(201);
  const role = (await a.admin.request('GET', '/api/v4/roles/name/system_user')).body;
  const permissions = role.permissions.filter((p: string) => p !== 'create_team');
  expect((await a.admin.request('PUT', `/api/v4/roles/${role.id}/patch`, { body: { permissions } })).status).toBe(200);
  expect((await team()).status).toBe(403);
  await a.admin.request('PUT', `/api/v4/roles/${role.id}/patch`, { body: { permissions: role.permissions } });
  expect((await team()).status).toBe(201);
});

test('configuration: a change is in force on the other', async () => {
  await a.admin.request('PUT', '/api/v4/config/patch', { body: { TeamSettings: { SiteName: 'Two hulls' } } });
  const siteName = async () => (await adminOnB.request('GET', '/api/v4/config/client?format=old')).body.SiteName;
  // The other process reads the stored settings again; that takes a moment.
  for (let tries = 0; tries < 100 && (await siteName()) !== 'Two hulls'; tries++) await Bun.sleep(10);
  expect(await siteName()).toBe('Two hulls');
});

test('sockets: a message written on one is heard on the other, and who joins on one hears at once', async () => {
  const [writer, listener] = [await a.user(), await a.user()];
  const team = await a.team(writer, listener);
  const channel = await a.channel(team, [writer]);
  const socket = await onB(listener).listen();
  await a.admin.request('POST', `/api/v4/channels/${channel.id}/members`, { body: { user_id: listener.id } });
  await a.post(channel, writer, 'ahoy');
  const heard = await socket.until(() => socket.events.find((e) => e.event === 'posted' && JSON.parse(e.data.post).message === 'ahoy'), 'message');
  expect(heard.broadcast.channel_id).toBe(channel.id);
});
