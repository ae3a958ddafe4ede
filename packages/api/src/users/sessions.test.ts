import { expect, test } from 'bun:test';
import { PASSWORD, Person, startServer } from '@foremast/testing/server';
import { createUserAccessToken } from './create-user-access-token.ts';
import { disableUserAccessToken } from './disable-user-access-token.ts';
import { revokeSession } from './revoke-session.ts';
import { revokeUserAccessToken } from './revoke-user-access-token.ts';

const server = await startServer({ MM_SERVICESETTINGS_ENABLEUSERACCESSTOKENS: 'true' });
const { app } = server.running;
const DAY = 24 * 3_600_000;

async function later<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const now = app.now;
  Object.assign(app, { now: () => now() + ms });
  try {
    return await work();
  } finally {
    Object.assign(app, { now });
  }
}

async function login(body: Record<string, string>) {
  const response = await fetch(`${server.url}/api/v4/users/login`, { method: 'POST', body: JSON.stringify({ password: PASSWORD, ...body }) });
  return { status: response.status, token: response.headers.get('token') ?? '' };
}
const me = async (token: string) => (await fetch(`${server.url}/api/v4/users/me`, { headers: { Authorization: `Bearer ${token}` } })).status;

test('who is at work stays signed in, who is not does not', async () => {
  const [busy, reader, idle] = [await server.user(), await server.user(), await server.user()];
  const channel = await server.channelWith(busy, reader);
  const fromBrowser = { Cookie: `MMAUTHTOKEN=${reader.session.token}`, Authorization: '', 'X-Requested-With': 'XMLHttpRequest' };
  const viewed = await later(20 * DAY, async () => {
    await server.post(channel, busy);
    return reader.request('POST', '/api/v4/channels/members/me/view', { body: { channel_id: channel.id }, headers: fromBrowser });
  });
  expect(viewed.headers.getSetCookie().map((cookie) => cookie.split('=')[0])).toContain('MMAUTHTOKEN');
  await later(40 * DAY, async () => {
    for (const person of [busy, reader]) expect((await person.request('GET', '/api/v4/users/me')).status).toBe(200);
    expect((await idle.request('GET', '/api/v4/users/me')).status).toBe(401);
  });
});

test('one signs in by name, address or id; the same device again replaces its session', async () => {
  const person = await server.user();
  const forms: readonly Record<string, string>[] = [{ login_id: person.username }, { login_id: person.user.email }, { id: person.id }];
  for (const form of forms) expect((await login(form)).status).toBe(200);
  const device = { login_id: person.username, device_id: 'android:one' };
  const first = await login(device);
  const other = await login({ ...device, device_id: 'android:two' });
  const second = await login(device);
  expect([await me(first.token), await me(second.token), await me(other.token)]).toEqual([401, 200, 200]);
});

test('an ended session hears nothing more, and nobody ends those of another', async () => {
  const [person, mallory] = [await server.user(), await server.user()];
  const { token } = await login({ login_id: person.username });
  const sessions = (await person.request('GET', `/api/v4/users/${person.id}/sessions`)).body as { id: string; token: string }[];
  expect(sessions.map((session) => session.token)).toEqual(sessions.map(() => ''));
  const ending = sessions.find((session) => session.id !== person.session.id);
  const socket = await new Person(server.url, person.user, { ...person.session, token }).listen();
  const call = { params: { user_id: person.id }, body: { session_id: ending?.id } };
  expect((await mallory.call(revokeSession, call)).status).toBe(403);
  expect((await person.call(revokeSession, call)).status).toBe(200);
  expect(await me(token)).toBe(401);
  expect(await socket.ask('ping')).toMatchObject({ status: 'FAIL', error: { status_code: 401 } });
  expect((await person.request('GET', '/api/v4/users/me')).status).toBe(200);
});

test.each([
  ['disabled', disableUserAccessToken],
  ['revoked', revokeUserAccessToken],
])('the socket of a token that is %s hears nothing more', async (_, end) => {
  const person = await server.user();
  const channel = await server.channelWith(person);
  const made = (await server.admin.call(createUserAccessToken, { params: { user_id: person.id }, body: { description: 'robot' } })).body;
  const socket = await new Person(server.url, person.user, { ...person.session, token: made.token }).listen();
  await server.post(channel, server.admin, 'before');
  await socket.until(() => socket.events.find((e) => e.event === 'posted'), 'message');
  await server.admin.call(end, { body: { token_id: made.id } });
  expect(await socket.ask('ping')).toMatchObject({ status: 'FAIL', error: { status_code: 401 } });
  await server.post(channel, server.admin, 'after');
  expect(socket.events.filter((e) => e.event === 'posted')).toHaveLength(1);
});

test('administrators find tokens by their owner, and never see the secret again', async () => {
  const person = await server.user();
  const { body } = await server.admin.call(createUserAccessToken, { params: { user_id: person.id }, body: { description: 'robot' } });
  const found = await server.admin.request('POST', '/api/v4/users/tokens/search', { body: { term: person.username } });
  expect(found.body).toEqual([{ id: body.id, user_id: person.id, description: 'robot', is_active: true }]);
  expect((await person.request('POST', '/api/v4/users/tokens/search', { body: { term: person.username } })).status).toBe(403);
});
