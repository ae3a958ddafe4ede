import { expect, test } from 'bun:test';
import { createHash } from 'node:crypto';
import { type CallInput, PASSWORD, Person, startServer } from '@foremast/testing/server';
import { createPost } from '../posts/create-post.ts';
import { patchConfig } from '../system/patch-config.ts';
import { createUserAccessToken } from '../users/create-user-access-token.ts';
import { generateMfaSecret } from '../users/generate-mfa-secret.ts';
import { getSessions } from '../users/get-sessions.ts';
import { getUser } from '../users/get-user.ts';
import { patchUser } from '../users/patch-user.ts';
import { revokeSession } from '../users/revoke-session.ts';
import { updateUser } from '../users/update-user.ts';
import { updateUserMfa } from '../users/update-user-mfa.ts';
import { authorizeOAuthApp } from './authorize-oauth-app.ts';
import { createOAuthApp } from './create-oauth-app.ts';
import { deauthorizeOAuthApp } from './deauthorize-oauth-app.ts';
import { deleteOAuthApp } from './delete-oauth-app.ts';
import { getAuthorizedOAuthAppsForUser } from './get-authorized-oauth-apps-for-user.ts';
import { regenerateOAuthAppSecret } from './regenerate-oauth-app-secret.ts';

const server = await startServer({ MM_SERVICESETTINGS_SITEURL: 'http://chat.example.com' });
const { admin } = server;
const BACK = 'https://example.com/back';

async function newApp(more: object = {}) {
  const body = { name: 'Clock', description: 'tells the time', callback_urls: [BACK], homepage: 'https://example.com', ...more };
  return (await admin.call(createOAuthApp, { body })).body;
}
const request = (app: { id: string }, more: object = {}) => ({
  response_type: 'code',
  client_id: app.id,
  redirect_uri: BACK,
  scope: 'user',
  state: 'st',
  ...more,
});
async function codeFor(who: Person, app: { id: string }, more: object = {}): Promise<string> {
  const { body } = await who.call(authorizeOAuthApp, { body: request(app, more) });
  return new URL(body.redirect).searchParams.get('code') ?? '';
}
async function token(form: Record<string, string>) {
  const response = await fetch(`${server.url}/oauth/access_token`, { method: 'POST', body: new URLSearchParams(form) });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
// biome-ignore lint/suspicious/noExplicitAny: an answer
const grant = (app: any, code: string, more: Record<string, string> = {}) => ({
  grant_type: 'authorization_code',
  code,
  client_id: app.id,
  client_secret: app.client_secret,
  redirect_uri: BACK,
  ...more,
});
const acting = (who: Person, access_token: string) => new Person(server.url, who.user, { ...who.session, token: access_token });
const isSignedIn = async (who: Person) => (await who.call(getUser, { params: { user_id: 'me' } })).status === 200;
async function allowed(who: Person, app: { id: string }): Promise<{ as: Person; body: Record<string, string> }> {
  const { body } = await token(grant(app, await codeFor(who, app)));
  return { as: acting(who, body.access_token), body };
}

test('how its person signs in is no business of an app', async () => {
  const alice = await server.user();
  const { as } = await allowed(alice, await newApp());
  const params = { user_id: alice.id };
  const email = `other-${alice.user.email}`;
  const refused = [
    await as.call(patchUser, { params, body: { email, password: PASSWORD } }),
    await as.call(updateUser, { params, body: { ...(await as.call(getUser, { params })).body, email, password: PASSWORD } }),
    await as.call(createUserAccessToken, { params, body: { description: 'mine' } }),
    await as.call(generateMfaSecret, { params }),
    await as.call(updateUserMfa, { params, body: { activate: false } }),
  ];
  expect(refused.map(({ status, body }) => [status, body.id])).toEqual(refused.map(() => [403, 'api.context.permissions.app_error']));
  expect((await as.call(patchUser, { params, body: { nickname: 'Al' } })).status).toBe(200);
});

test('who allows an app lets it act in their name, and what it writes says so', async () => {
  const alice = await server.user();
  const channel = await server.channelWith(alice);
  const app = await newApp();
  const answer = await token(grant(app, await codeFor(alice, app)));
  expect(answer.body).toMatchObject({ token_type: 'bearer', expires_in: 720 * 3600, refresh_token: expect.stringMatching(/^\w{26}$/) });
  expect([answer.headers.get('cache-control'), answer.headers.get('pragma')]).toEqual(['no-store', 'no-cache']);
  const as = acting(alice, answer.body.access_token);
  const { body: post } = await as.call(createPost, { body: { channel_id: channel.id, message: 'tick' } });
  expect(post).toMatchObject({ user_id: alice.id, props: { from_oauth_app: 'true' } });
  const { body: sessions } = await alice.call(getSessions);
  expect(sessions.filter((s: { is_oauth: boolean }) => s.is_oauth)).toMatchObject([{ props: { platform: 'Clock', oauth_app_id: app.id } }]);
  expect((await alice.call(getAuthorizedOAuthAppsForUser)).body).toMatchObject([{ id: app.id, client_secret: '' }]);
});

test('a code is good once, also for two who come at the same time', async () => {
  const alice = await server.user();
  const app = await newApp();
  const code = await codeFor(alice, app);
  const answers = await Promise.all([token(grant(app, code)), token(grant(app, code)), token(grant(app, code))]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
  expect((await token(grant(app, code))).body.id).toBe('api.oauth.get_access_token.expired_code.app_error');
});

test.each([
  ['for another address', { redirect_uri: 'https://example.com/other' }, 400],
  ['with a wrong secret', { client_secret: 'a'.repeat(26) }, 401],
  ['without a secret', { client_secret: '' }, 401],
  ['of an unknown app', { client_id: 'a'.repeat(26) }, 404],
  ['with a proof that was not announced', { code_verifier: 'v'.repeat(43) }, 400],
  ['for another resource', { resource: 'https://example.org/' }, 400],
])('a code is refused %s', async (_, more, status) => {
  const app = await newApp();
  expect((await token(grant(app, await codeFor(await server.user(), app), more))).status).toBe(status);
});

test('a code of one app is worth nothing to another', async () => {
  const [app, other] = [await newApp(), await newApp()];
  const code = await codeFor(await server.user(), app);
  expect((await token(grant(other, code))).body.id).toBe('api.oauth.get_access_token.client_id_mismatch.app_error');
  expect((await token(grant(app, code))).status).toBe(200);
});

test('a refresh token gives a new pair once', async () => {
  const alice = await server.user();
  const app = await newApp();
  const { body: first } = await allowed(alice, app);
  const refresh = { grant_type: 'refresh_token', refresh_token: String(first.refresh_token), client_id: app.id, client_secret: app.client_secret };
  const second = await token(refresh);
  expect(second.body.access_token).not.toBe(first.access_token);
  expect(await isSignedIn(acting(alice, second.body.access_token))).toBe(true);
  expect((await token(refresh)).status).toBe(404);
  const { body: sessions } = await alice.call(getSessions);
  expect(sessions.filter((s: { is_oauth: boolean }) => s.is_oauth)).toHaveLength(1);
});

test('the token that was replaced works a moment longer, for what is under way, and no activity makes that more', async () => {
  const alice = await server.user();
  const channel = await server.channelWith(alice);
  const app = await newApp();
  const { as, body } = await allowed(alice, app);
  const refresh = { grant_type: 'refresh_token', refresh_token: String(body.refresh_token), client_id: app.id, client_secret: app.client_secret };
  expect((await token(refresh)).status).toBe(200);
  expect((await as.call(createPost, { body: { channel_id: channel.id, message: 'still' } })).status).toBe(201);
  const running = server.running.app as { now: () => number };
  const { now } = running;
  running.now = () => now() + 31_000;
  try {
    expect(await isSignedIn(as)).toBe(false);
  } finally {
    running.now = now;
  }
});

test('a code is too old after ten minutes', async () => {
  const alice = await server.user();
  const app = await newApp();
  const code = await codeFor(alice, app);
  const running = server.running.app as { now: () => number };
  const { now } = running;
  running.now = () => now() + 601_000;
  try {
    expect((await token(grant(app, code))).body).toMatchObject({ status_code: 403, id: 'api.oauth.get_access_token.expired_code.app_error' });
  } finally {
    running.now = now;
  }
  expect((await token(grant(app, code))).status).toBe(400);
});

const verifier = 'v'.repeat(50);
const proof = { code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256' };

test('an app without a secret proves that it is the one that asked', async () => {
  const alice = await server.user();
  const app = await newApp({ is_public: true });
  expect(app.client_secret).toBe('');
  expect((await alice.call(authorizeOAuthApp, { body: request(app) })).body.id).toBe('api.oauth.allow_oauth.pkce_required_public.app_error');
  const ask = async (more: Record<string, string>) => token({ ...grant(app, await codeFor(alice, app, proof)), ...more });
  expect((await ask({})).body.id).toBe('model.oauth.validate_grant.pkce_required.app_error');
  expect((await ask({ code_verifier: 'w'.repeat(50) })).body.id).toBe('model.authorize.validate_pkce.verification_failed.app_error');
  const { body } = await ask({ code_verifier: verifier });
  expect(body).toMatchObject({ access_token: expect.stringMatching(/^\w{26}$/), refresh_token: '' });
});

test('taking the consent back ends what the app holds, and the next time it has to ask again', async () => {
  const alice = await server.user();
  const app = await newApp();
  const { as, body } = await allowed(alice, app);
  expect(await isSignedIn(as)).toBe(true);
  const page = () => fetch(`${server.url}/oauth/authorize?${new URLSearchParams(request(app))}`, { headers: bearer(alice), redirect: 'manual' });
  expect((await page()).headers.get('location')).toStartWith(`${BACK}?code=`);
  expect((await alice.call(deauthorizeOAuthApp, { body: { client_id: app.id } })).status).toBe(200);
  expect(await isSignedIn(as)).toBe(false);
  const refresh = { grant_type: 'refresh_token', refresh_token: String(body.refresh_token), client_id: app.id, client_secret: app.client_secret };
  expect((await token(refresh)).status).toBe(404);
  expect((await page()).status).toBe(200);
});
const bearer = (who: Person) => ({ Authorization: `Bearer ${who.session.token}` });

test('the token ends with the app, and with its session, and the refresh token with them', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const app = await newApp();
  const [a, b] = [await allowed(alice, app), await allowed(bob, app)];
  const { body: sessions } = await alice.call(getSessions);
  const own = sessions.find((s: { is_oauth: boolean }) => s.is_oauth);
  await alice.call(revokeSession, { body: { session_id: own.id } });
  expect(await isSignedIn(a.as)).toBe(false);
  const refresh = { grant_type: 'refresh_token', refresh_token: String(a.body.refresh_token), client_id: app.id, client_secret: app.client_secret };
  expect((await token(refresh)).status).toBe(404);
  const waiting = await codeFor(bob, app);
  expect((await admin.call(deleteOAuthApp, { params: { app_id: app.id } })).status).toBe(200);
  expect(await isSignedIn(b.as)).toBe(false);
  expect((await token(grant(app, waiting))).status).toBe(404);
  expect((await bob.call(getAuthorizedOAuthAppsForUser)).body).toEqual([]);
});

test('the apps of somebody who is erased go too, and what they held of others', async () => {
  const [alice, maker] = [await server.user(), await server.user({ roles: 'system_user system_admin' })];
  const body = { name: 'Clock', callback_urls: [BACK], homepage: 'https://example.com' };
  const { body: app } = await maker.call(createOAuthApp, { body });
  const { as } = await allowed(alice, app);
  await admin.call(patchConfig, { body: { ServiceSettings: { EnableAPIUserDeletion: true } } });
  const erased = await admin.request('DELETE', `/api/v4/users/${maker.id}?permanent=true`);
  expect(erased.status).toBe(200);
  expect(await isSignedIn(as)).toBe(false);
  expect((await alice.call(getAuthorizedOAuthAppsForUser)).body).toEqual([]);
});

test('a new secret leaves tokens alone, but the old one gets no more of them', async () => {
  const alice = await server.user();
  const app = await newApp();
  const { as } = await allowed(alice, app);
  const { body: renewed } = await admin.call(regenerateOAuthAppSecret, { params: { app_id: app.id } });
  expect(renewed.client_secret).not.toBe(app.client_secret);
  expect(await isSignedIn(as)).toBe(true);
  expect((await token(grant(app, await codeFor(alice, app)))).status).toBe(401);
  expect((await token(grant(renewed, await codeFor(alice, app)))).status).toBe(200);
});

test('an app cannot let another app in, nor make tokens for itself', async () => {
  const alice = await server.user();
  const { as } = await allowed(alice, await newApp());
  const other = await newApp({ is_trusted: true });
  expect((await as.call(authorizeOAuthApp, { body: request(other) })).status).toBe(403);
  const page = await fetch(`${server.url}/oauth/authorize?${new URLSearchParams(request(other))}`, { headers: bearer(as), redirect: 'manual' });
  expect(page.headers.get('location')).toStartWith('http://chat.example.com/login?');
});

test('the page asks people who are signed in, and sends others to sign in first', async () => {
  const alice = await server.user();
  const app = await newApp({ name: '<b>Bold</b>' });
  const page = (query: Record<string, string>, who?: Person) =>
    fetch(`${server.url}/oauth/authorize?${new URLSearchParams(query)}`, { headers: who ? bearer(who) : {}, redirect: 'manual' });
  const strange = await page(request(app));
  expect([strange.status, strange.headers.get('location')]).toEqual([
    302,
    `http://chat.example.com/login?redirect_to=${encodeURIComponent(`/oauth/authorize?${new URLSearchParams(request(app))}`)}`,
  ]);
  const asking = await page(request(app), alice);
  expect(asking.headers.get('content-security-policy')).toMatch(/script-src 'sha256-/);
  const html = await asking.text();
  expect(html).toContain('&#60;b&#62;Bold');
  expect(html).not.toContain('<b>Bold');
  expect((await page(request(app, { redirect_uri: 'https://evil.example.com' }) as never, alice)).status).toBe(400);
  expect((await page(request({ id: 'a'.repeat(26) }), alice)).status).toBe(404);
});

test('an address is kept to the letter, and its own query too', async () => {
  const alice = await server.user();
  const app = await newApp({ callback_urls: ['https://example.com', 'https://example.com/x?b=1'] });
  const to = async (redirect_uri: string, more: object = {}) =>
    (await alice.call(authorizeOAuthApp, { body: request(app, { redirect_uri, ...more }) })).body.redirect;
  expect(await to('https://example.com')).toMatch(/^https:\/\/example\.com\?code=\w{52}&state=st$/);
  expect(await to('https://example.com/x?b=1')).toMatch(/^https:\/\/example\.com\/x\?b=1&code=\w{52}&state=st$/);
  expect(await to('https://example.com', { response_type: 'odd' })).toBe('https://example.com?error=unsupported_response_type&state=st');
  expect(await to('https://example.com', { response_type: 'token' })).toMatch(
    /#access_token=\w{26}&expires_in=\d+&scope=user&state=st&token_type=bearer$/,
  );
});

const secretless = { params: {}, body: {} } satisfies CallInput;
test('members make no apps while only administrators may', async () => {
  expect((await (await server.user()).call(createOAuthApp, secretless)).status).toBe(403);
});

test.each([
  ['without a name', { name: '' }, 'name'],
  ['without an address to return to', { callback_urls: [] }, 'callback'],
  ['with an address that is no page', { callback_urls: ['app://here'] }, 'callback'],
  ['with more addresses than are kept', { callback_urls: Array.from({ length: 60 }, (_, i) => `https://example.com/${i}`) }, 'callback'],
  ['without a home', { homepage: '' }, 'homepage'],
  ['with too long a description', { description: 'x'.repeat(513) }, 'description'],
  ['with a picture that is no address', { icon_url: 'x' }, 'icon_url'],
])('an app %s is refused', async (_, more, what) => {
  expect(await newApp(more)).toMatchObject({ status_code: 400, id: `model.oauth.is_valid.${what}.app_error` });
});

test('while the provider is off nothing of it answers', async () => {
  const alice = await server.user();
  const app = await newApp();
  const code = await codeFor(alice, app);
  await admin.call(patchConfig, { body: { ServiceSettings: { EnableOAuthServiceProvider: false } } });
  expect((await token(grant(app, code))).status).toBe(501);
  expect((await alice.call(authorizeOAuthApp, { body: request(app) })).status).toBe(501);
  expect((await fetch(`${server.url}/.well-known/oauth-authorization-server`)).status).toBe(501);
  await admin.call(patchConfig, { body: { ServiceSettings: { EnableOAuthServiceProvider: true } } });
  expect((await token(grant(app, code))).status).toBe(200);
});

test('an app makes no tokens for itself and leaves the second factor alone, whoever let it act', async () => {
  await admin.call(patchConfig, { body: { ServiceSettings: { EnableUserAccessTokens: true, EnableMultifactorAuthentication: true } } });
  const app = await newApp();
  const { body } = await token(grant(app, await codeFor(admin, app)));
  const clock = acting(admin, body.access_token);
  const ask = async (who: Person, method: string, path: string, body: unknown) =>
    (await who.request(method, `/api/v4/users/me/${path}`, { body })).status;
  for (const [who, status] of [
    [clock, 403],
    [admin, 200],
  ] as const) {
    expect(await ask(who, 'POST', 'tokens', { description: 'robot' })).toBe(status);
    expect(await ask(who, 'POST', 'mfa/generate', {})).toBe(status);
    expect(await ask(who, 'PUT', 'mfa', { activate: false })).toBe(status);
  }
});
