import { expect, test } from 'bun:test';
import { startOpenIdProvider } from '@foremast/testing/fakes/openid-provider';
import { PASSWORD, Person, startServer, unique } from '@foremast/testing/server';
import { createBot } from '../bots/create-bot.ts';
import { patchConfig } from '../system/patch-config.ts';
import { getUser } from '../users/get-user.ts';
import { loginWithDesktopToken } from '../users/login-with-desktop-token.ts';
import { switchAccountType } from '../users/switch-account-type.ts';
import { updateUserAuth } from '../users/update-user-auth.ts';

const provider = await startOpenIdProvider();
const SITE = 'http://chat.example.com';
const server = await startServer({
  MM_SERVICESETTINGS_SITEURL: SITE,
  MM_SERVICESETTINGS_ENABLEBOTACCOUNTCREATION: 'true',
  MM_OPENIDSETTINGS_ENABLE: 'true',
  MM_OPENIDSETTINGS_ID: provider.clientId,
  MM_OPENIDSETTINGS_SECRET: provider.clientSecret,
  MM_OPENIDSETTINGS_DISCOVERYENDPOINT: `${provider.url}/.well-known/openid-configuration`,
  MM_GITLABSETTINGS_ENABLE: 'true',
  MM_GITLABSETTINGS_ID: provider.clientId,
  MM_GITLABSETTINGS_SECRET: provider.clientSecret,
  MM_GITLABSETTINGS_SCOPE: 'read_user',
  MM_GITLABSETTINGS_AUTHENDPOINT: `${provider.url}/authorize`,
  MM_GITLABSETTINGS_TOKENENDPOINT: `${provider.url}/token`,
  MM_GITLABSETTINGS_USERAPIENDPOINT: `${provider.url}/api/v4/user`,
});

/** A browser that follows nothing by itself and keeps the one cookie of a sign-in. */
async function get(path: string, cookie = '') {
  const response = await fetch(path.startsWith('http') ? path : server.url + path, { redirect: 'manual', headers: cookie ? { Cookie: cookie } : {} });
  const cookies = response.headers.getSetCookie();
  return { status: response.status, location: response.headers.get('location') ?? '', cookies, text: await response.text() };
}
const local = (url: string) => url.replace(SITE, '');

/** Goes there and comes back; `spoil` may change the address of the way back, `cookie` what the browser keeps. */
async function signIn(path: string, { spoil = (url: string) => url, cookie = (kept: string) => kept } = {}) {
  const start = await get(path);
  if (start.status !== 302) return start;
  const there = await get(start.location);
  return get(spoil(local(there.location)), cookie(start.cookies[0]?.split(';')[0] ?? ''));
}
async function personOf({ cookies }: { cookies: string[] }): Promise<Person> {
  const token = cookies.map((c) => /^MMAUTHTOKEN=([^;]+)/.exec(c)?.[1]).find(Boolean) ?? '';
  const person = new Person(server.url, server.admin.user, { ...server.admin.session, token });
  const { body } = await person.call(getUser, { params: { user_id: 'me' } });
  return new Person(server.url, { ...server.admin.user, id: body.id, username: body.username, email: body.email }, person.session);
}
function somebody(more: object = {}) {
  const name = unique('ada');
  provider.claims = {};
  provider.refuses = provider.forged = false;
  provider.who = { sub: `sub-${name}`, email: `${name}@example.com`, given_name: 'Ada', family_name: 'Lovelace', ...more };
  return { name, email: `${name}@example.com` };
}

test('whoever proves elsewhere who they are has an account here, the same one the next time', async () => {
  const { name, email } = somebody();
  const first = await signIn('/oauth/openid/login?redirect_to=/team/channels/x');
  expect([first.status, first.location]).toEqual([302, `${SITE}/team/channels/x`]);
  const ada = await personOf(first);
  const { body } = await ada.call(getUser, { params: { user_id: 'me' } });
  expect(body).toMatchObject({ username: name, email, first_name: 'Ada', last_name: 'Lovelace', auth_service: 'openid', email_verified: true });
  provider.who = { ...provider.who, family_name: 'King', email: `new.${email}` };
  const again = await personOf(await signIn('/oauth/openid/login'));
  expect(again.id).toBe(ada.id);
  expect((await again.call(getUser, { params: { user_id: 'me' } })).body).toMatchObject({ last_name: 'King', email: `new.${email}`, username: name });
  const { body: sessions } = await again.request('GET', '/api/v4/users/me/sessions');
  expect(sessions[0].props).toMatchObject({ isOAuthUser: 'true' });
});

test('a service without ID tokens is believed for what its own page says', async () => {
  const name = unique('lin');
  somebody();
  provider.who = { id: Number(String(Date.now()).slice(-9)), username: name, email: `${name}@example.com`, name: 'Lin Manuel Miranda' };
  const lin = await personOf(await signIn('/oauth/gitlab/login'));
  const { body } = await lin.call(getUser, { params: { user_id: 'me' } });
  expect(body).toMatchObject({
    username: name,
    first_name: 'Lin',
    last_name: 'Manuel Miranda',
    auth_service: 'gitlab',
    auth_data: String(provider.who.id),
  });
});

test.each([
  ['in another browser', { cookie: () => '' }],
  ['with a state that was made up', { spoil: (url: string) => url.replace(/state=[^&]+/, 'state=bm9wZQ') }],
  ['at another service', { spoil: (url: string) => url.replace('/openid/', '/gitlab/') }],
  ['with a code that is not ours', { spoil: (url: string) => url.replace(/code=[^&]+/, 'code=other') }],
  ['without a code', { spoil: (url: string) => url.replace(/code=[^&]+&?/, '') }],
])('coming back %s signs nobody in', async (_, how) => {
  somebody();
  const end = await signIn('/oauth/openid/login', how);
  expect(end.status).toBe(400);
  expect(end.cookies.filter((c) => c.startsWith('MMAUTHTOKEN='))).toEqual([]);
});

test('a way back is walked once', async () => {
  somebody();
  const start = await get('/oauth/openid/login');
  const there = await get(start.location);
  const cookie = start.cookies[0]?.split(';')[0] ?? '';
  expect((await get(local(there.location), cookie)).status).toBe(302);
  expect((await get(local(there.location), cookie)).status).toBe(400);
});

test.each([
  ['for another question', { nonce: 'other' }],
  ['of another person', { sub: 'somebody-else' }],
  ['for another program', { aud: 'another' }],
])('an ID token %s is refused', async (_, claims) => {
  somebody();
  provider.claims = claims;
  expect((await signIn('/oauth/openid/login')).status).toBe(400);
});

test('an ID token that somebody else signed is refused', async () => {
  somebody();
  provider.forged = true;
  expect((await signIn('/oauth/openid/login')).status).toBe(400);
});

test('who refuses there is told so here', async () => {
  somebody();
  provider.refuses = true;
  expect((await signIn('/oauth/openid/login')).status).toBe(403);
});

test('an account that signs in with a password is not handed to who has its address elsewhere', async () => {
  const alice = await server.user();
  somebody({ email: alice.user.email });
  const end = await signIn('/oauth/openid/login');
  expect(end.status).toBe(400);
  expect((await alice.call(getUser, { params: { user_id: 'me' } })).body.auth_service).toBe('');
});

test('an account is found by an address only if the service knows that it is theirs', async () => {
  const bob = await server.user();
  await server.admin.call(updateUserAuth, { params: { user_id: bob.id }, body: { auth_service: 'openid', auth_data: unique('old') } });
  for (const email_verified of [false, undefined]) {
    somebody({ email: bob.user.email, email_verified });
    expect((await signIn('/oauth/openid/login')).status).toBe(400);
  }
  provider.who = { ...provider.who, email_verified: true };
  expect((await personOf(await signIn('/oauth/openid/login'))).id).toBe(bob.id);
});

test('neither bots nor the deactivated come in that way', async () => {
  const bot = (await server.admin.call(createBot, { body: { username: unique('bot') } })).body;
  const gone = await server.user({ delete_at: 5 });
  for (const [id, status] of [
    [bot.user_id, 403],
    [gone.id, 401],
  ] as const) {
    somebody();
    await server.admin.call(updateUserAuth, { params: { user_id: id }, body: { auth_service: 'openid', auth_data: String(provider.who.sub) } });
    expect((await signIn('/oauth/openid/login')).status).toBe(status);
  }
});

test('an invitation leads into its team', async () => {
  somebody();
  const team = await server.team();
  const ada = await personOf(await signIn(`/oauth/openid/signup?id=${team.invite_id}`));
  expect((await ada.client.getMyTeams()).map(({ id }) => id)).toEqual([team.id]);
  somebody();
  expect((await signIn(`/oauth/openid/signup?id=${'z'.repeat(26)}`)).status).toBe(404);
});

test('a phone gets its session in the address of its program, which the settings must name', async () => {
  somebody();
  const end = await signIn('/oauth/openid/mobile_login?redirect_to=mmauth://callback');
  expect(end.location).toMatch(/^mmauth:\/\/callback\?MMAUTHTOKEN=\w{26}&MMCSRF=\w{26}&srv=http%3A%2F%2Fchat.example.com$/);
  for (const bad of ['', 'evil://x', 'https://example.com'])
    expect((await get(`/oauth/openid/mobile_login?redirect_to=${encodeURIComponent(bad)}`)).status).toBe(400);
});

test('a desktop program gets its session with what its browser hands it, once', async () => {
  somebody();
  const end = await signIn('/oauth/openid/login?desktop_token=from-desktop');
  const query = new URL(end.location).searchParams;
  expect([new URL(end.location).pathname, query.get('client_token')]).toEqual(['/login/desktop', 'from-desktop']);
  expect(end.cookies.filter((c) => c.startsWith('MMAUTHTOKEN='))).toEqual([]);
  const fetchIt = () => server.admin.call(loginWithDesktopToken, { body: { token: query.get('server_token'), deviceId: '' } });
  expect((await fetchIt()).body).toMatchObject({ auth_service: 'openid' });
  expect((await fetchIt()).status).toBe(401);
});

test('who has a password may sign in elsewhere from now on, after showing the password', async () => {
  const alice = await server.user();
  somebody();
  const body = { current_service: 'email', new_service: 'openid', email: alice.user.email, password: PASSWORD };
  expect((await alice.call(switchAccountType, { body: { ...body, password: 'wrong' } })).status).toBe(401);
  const answer = await alice.call(switchAccountType, { body });
  expect(answer.body.follow_link).toStartWith(`${provider.url}/authorize?`);
  const there = await get(answer.body.follow_link);
  const end = await get(local(there.location), answer.headers.getSetCookie()[0]?.split(';')[0]);
  expect(end.location).toBe(`${SITE}/login?extra=signin_change`);
  expect((await alice.call(getUser, { params: { user_id: 'me' } })).status).toBe(401);
  expect((await personOf(await signIn('/oauth/openid/login'))).id).toBe(alice.id);
});

test('a way back may be written in any script', async () => {
  somebody();
  const end = await signIn(`/oauth/openid/login?redirect_to=${encodeURIComponent('/team/каналы?q=日本 a\nb')}`);
  expect([end.status, decodeURIComponent(end.location)]).toEqual([302, `${SITE}/team/каналы?q=日本 a\nb`]);
});

test('people are sent to no other site, and only to services that are on', async () => {
  expect((await get('/oauth/openid/login?redirect_to=//evil.example.com')).status).toBe(400);
  expect((await get('/oauth/openid/login?redirect_to=https://evil.example.com')).status).toBe(400);
  expect((await get(`/oauth/openid/login?redirect_to=${SITE}.evil.com`)).status).toBe(400);
  expect((await get('/oauth/google/login')).status).toBe(501);
  expect((await get('/oauth/nothing/login')).status).toBe(400);
});

test('where nobody may make accounts, strangers make none this way either', async () => {
  somebody();
  await server.admin.call(patchConfig, { body: { TeamSettings: { EnableUserCreation: false } } });
  expect((await signIn('/oauth/openid/login')).status).toBe(501);
  await server.admin.call(patchConfig, { body: { TeamSettings: { EnableUserCreation: true } } });
  expect((await signIn('/oauth/openid/login')).status).toBe(302);
});
