import { afterAll, expect, test } from 'bun:test';
import { Person, startServer, unique } from '@foremast/testing/server';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createBot } from '../bots/create-bot.ts';
import { patchConfig } from '../system/patch-config.ts';
import { getUser } from '../users/get-user.ts';
import { updateUserAuth } from '../users/update-user-auth.ts';
import { loginIntune } from './login-intune.ts';

const [TENANT, CLIENT] = ['11111111-2222-3333-4444-555555555555', '66666666-7777-8888-9999-000000000000'];
const [own, stranger] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
const keys = [{ ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }];
const directory = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => Response.json({ keys }) });
afterAll(() => directory.stop(true));
const site = `http://127.0.0.1:${directory.port}`;

const server = await startServer({
  MM_SERVICESETTINGS_ENABLEBOTACCOUNTCREATION: 'true',
  MM_OFFICE365SETTINGS_ENABLE: 'true',
  MM_OFFICE365SETTINGS_AUTHENDPOINT: `${site}/common/oauth2/v2.0/authorize`,
  MM_INTUNESETTINGS_ENABLE: 'true',
  MM_INTUNESETTINGS_TENANTID: TENANT,
  MM_INTUNESETTINGS_CLIENTID: CLIENT,
});
const { admin } = server;
await admin.call(patchConfig, { body: { IntuneSettings: { AuthService: 'office365' } } });

function claims(oid = unique('oid')) {
  return { tid: TENANT, oid, scp: 'login.mattermost', preferred_username: `${oid}@example.com`, given_name: 'Ada', family_name: 'King' };
}
function token(said: object, { key = own.privateKey, issuer = `${site}/${TENANT}/v2.0`, audience = `api://${CLIENT}`, until = '5m' } = {}) {
  const signed = new SignJWT({ ...said }).setProtectedHeader({ alg: 'RS256', kid: 'one' }).setIssuer(issuer).setAudience(audience);
  return signed.setExpirationTime(until).sign(key);
}
const signIn = (access_token: string) =>
  admin.call(loginIntune, { body: { access_token, device_id: `apple:${unique('device')}` }, headers: { Authorization: '' } });

test('a managed phone signs in with the token of its directory, and has the same account each time', async () => {
  const said = claims();
  const first = await signIn(await token(said));
  expect(first).toMatchObject({
    status: 200,
    body: { auth_service: 'office365', auth_data: said.oid, email: said.preferred_username, first_name: 'Ada' },
  });
  const phone = new Person(server.url, admin.user, { ...admin.session, token: first.headers.get('token') ?? '' });
  expect((await phone.call(getUser, { params: { user_id: 'me' } })).body.id).toBe(first.body.id);
  expect((await signIn(await token({ ...said, family_name: 'Lovelace' }))).body).toMatchObject({ id: first.body.id, last_name: 'Lovelace' });
});

test.each([
  ['signed by somebody else', {}, { key: stranger.privateKey }, 400],
  ['of another directory', {}, { issuer: `${site}/other/v2.0` }, 400],
  ['of another tenant', { tid: 'other' }, {}, 400],
  ['for another program', {}, { audience: 'api://other' }, 400],
  ['for something else', { scp: 'User.Read' }, {}, 400],
  ['that names nobody', { oid: '' }, {}, 400],
  ['that is over', {}, { until: '-5m' }, 401],
])('a token %s is refused', async (_, change, how, status) => {
  expect((await signIn(await token({ ...claims(), ...change }, how))).status).toBe(status);
});

test('what is no token is refused', async () => {
  for (const text of ['', 'words', 'a.b.c']) expect((await signIn(text)).status).toBe(400);
});

test('bots and the deactivated are refused, each in its own way', async () => {
  const { body: bot } = await admin.call(createBot, { body: { username: unique('bot') } });
  const gone = await server.user({ delete_at: 5 });
  for (const [id, status] of [
    [bot.user_id, 403],
    [gone.id, 409],
  ] as const) {
    const said = claims();
    await admin.call(updateUserAuth, { params: { user_id: id }, body: { auth_service: 'office365', auth_data: said.oid } });
    expect((await signIn(await token(said))).status).toBe(status);
  }
});
