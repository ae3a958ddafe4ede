import { expect, test } from 'bun:test';
import { PASSWORD, startServer } from './server.ts';

// What the official web client relies on, found out by changing one thing at a time: without any of these it shows a blank page,
// no message box, or never believes that somebody is signed in.

const server = await startServer();
const person = await server.user();
const team = await server.team(person);
const api = (path: string) => `${server.url}/api/v4${path}`;

async function signIn(): Promise<Map<string, { value: string; attributes: string }>> {
  const response = await fetch(api('/users/login'), {
    method: 'POST',
    headers: { 'X-Requested-With': 'XMLHttpRequest', 'Content-Type': 'application/json' },
    body: JSON.stringify({ login_id: person.username, password: PASSWORD, token: '', deviceId: '' }),
  });
  expect(response.status).toBe(200);
  return new Map(
    response.headers.getSetCookie().map((cookie) => {
      const [pair = '', ...attributes] = cookie.split('; ');
      const at = pair.indexOf('=');
      return [pair.slice(0, at), { value: pair.slice(at + 1), attributes: attributes.join('; ') }];
    }),
  );
}

test('a browser gets three cookies at sign-in: the token for itself alone, the person and the CSRF token for scripts', async () => {
  const cookies = await signIn();
  expect([...cookies.keys()].sort()).toEqual(['MMAUTHTOKEN', 'MMCSRF', 'MMUSERID']);
  expect(cookies.get('MMAUTHTOKEN')?.attributes).toContain('HttpOnly');
  expect(cookies.get('MMUSERID')?.value).toBe(person.id);
  expect(cookies.get('MMUSERID')?.attributes).not.toContain('HttpOnly');
  expect(cookies.get('MMCSRF')?.attributes).not.toContain('HttpOnly');
  for (const { attributes } of cookies.values()) expect(attributes).toContain('Path=/');
});

test('a program that is no browser gets no cookies', async () => {
  const response = await fetch(api('/users/login'), { method: 'POST', body: JSON.stringify({ login_id: person.username, password: PASSWORD }) });
  expect(response.headers.get('token')).toHaveLength(26);
  expect(response.headers.getSetCookie()).toEqual([]);
});

test('a session by cookie reads freely, and writes with its CSRF token only', async () => {
  const cookies = await signIn();
  const Cookie = `MMAUTHTOKEN=${cookies.get('MMAUTHTOKEN')?.value}`;
  const patch = (headers: Record<string, string>) =>
    fetch(api('/users/me/patch'), { method: 'PUT', headers: { Cookie, ...headers }, body: JSON.stringify({ nickname: 'x' }) });
  expect((await fetch(api('/users/me'), { headers: { Cookie } })).status).toBe(200);
  expect((await patch({})).status).toBe(401);
  expect((await patch({ 'X-CSRF-Token': 'wrong' })).status).toBe(401);
  expect((await patch({ 'X-CSRF-Token': cookies.get('MMCSRF')?.value ?? '' })).status).toBe(200);
});

test.each([
  '/config/client?format=old',
  '/license/client?format=old',
  '/users/me',
  '/users/me/preferences',
  '/users/me/teams',
  '/users/me/teams/members',
  '/system/ping',
])('GET %s answers with exactly application/json', async (path) => {
  const response = await fetch(api(path), { headers: { Authorization: `Bearer ${person.session.token}` } });
  expect(response.headers.get('content-type')).toBe('application/json');
  await response.json();
});

test('all memberships come as one JSON object a line, a page of them as a list', async () => {
  const ask = (page: number) =>
    fetch(api(`/users/${person.id}/channel_members?page=${page}&per_page=60`), { headers: { Authorization: `Bearer ${person.session.token}` } });
  const lines = await ask(-1);
  expect(lines.headers.get('content-type')).toBe('application/x-ndjson');
  const members = (await lines.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(members.length).toBeGreaterThan(1);
  for (const member of members)
    expect(member).toMatchObject({ user_id: person.id, channel_id: expect.any(String), roles: 'channel_user', team_name: expect.any(String) });
  const list = await ask(0);
  expect(list.headers.get('content-type')).toBe('application/json');
  expect(await list.json()).toHaveLength(members.length);
});

test('people, teams and roles carry what the client looks for first', async () => {
  const me = await person.client.getMe();
  expect(me.roles).toBe('system_user');
  const roles = await person.client.getRolesByNames(['system_user', 'team_user', 'channel_user', 'system_admin', 'team_admin', 'channel_admin']);
  expect(roles.find((role) => role.name === 'channel_user')?.permissions).toContain('create_post');
  expect((await person.client.getMyTeams())[0]).toMatchObject({ id: team.id, delete_at: 0 });
  expect((await person.client.getMyTeamMembers())[0]).toMatchObject({ team_id: team.id, roles: 'team_user', delete_at: 0 });
});

test('the sidebar begins with the three default categories', async () => {
  const { categories } = await person.client.getChannelCategories(person.id, team.id);
  expect(categories.map((c) => c.type)).toEqual(['favorites', 'channels', 'direct_messages']);
});

test('settings are text, and say how one signs in', async () => {
  const config = await person.client.getClientConfig();
  expect(config).toMatchObject({ EnableSignInWithEmail: 'true', EnableSignInWithUsername: 'true', WebsocketURL: '' });
  expect(Object.values(config).every((value) => typeof value === 'string')).toBe(true);
});

test('the messages around the first unread one are there from the start', async () => {
  const square = await person.client.getChannelByName(team.id, 'town-square');
  const list = await person.client.getPostsUnread(square.id, person.id);
  expect(list.order.length).toBeGreaterThan(0);
});
