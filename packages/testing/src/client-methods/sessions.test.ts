import { expect, test } from 'bun:test';
import { createHmac } from 'node:crypto';
import { PASSWORD, type Person, startServer, unique } from '../server.ts';
import { recorder } from './recorder.ts';

const server = await startServer({
  MM_SERVICESETTINGS_ENABLEMULTIFACTORAUTHENTICATION: 'true',
  MM_SERVICESETTINGS_ENABLEUSERACCESSTOKENS: 'true',
  MM_GUESTACCOUNTSSETTINGS_ENABLE: 'true',
  MM_GUESTACCOUNTSSETTINGS_ENABLEGUESTMAGICLINK: 'true',
});
const methods = recorder('sessions');
const admin = methods.of(server.admin);

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** The code that an authenticator shows now, or one period later: none is taken twice. */
function codeOf(secret: string, later = 0): string {
  const bits = [...secret].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const digest = createHmac('sha1', key).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Somebody who has signed in: the client keeps the new session. */
async function signedIn(): Promise<{ person: Person; own: ReturnType<typeof methods.of> }> {
  const person = await server.user();
  return { person, own: methods.of(person) };
}

test('somebody signs in by name or id, and out', async () => {
  const { person, own } = await signedIn();
  expect(await own.getUserLoginType(person.username)).toMatchObject({ auth_service: '' });
  expect(await own.login(person.username, PASSWORD)).toMatchObject({ id: person.id });
  expect(own.getToken()).toHaveLength(26);
  expect(await own.loginById(person.id, PASSWORD)).toMatchObject({ id: person.id });
  expect(await own.getMe()).toMatchObject({ id: person.id });
  await own.logout();
  own.setToken('x'.repeat(26));
  await expect(own.getMe()).rejects.toMatchObject({ status_code: 401 });
});

test('tokens that were never given sign nobody in', async () => {
  const { own } = await signedIn();
  await expect(own.loginWithDesktopToken('x'.repeat(64))).rejects.toMatchObject({ server_error_id: 'app.desktop_token.validate.invalid' });
  await expect(own.loginWithMagicLink('x'.repeat(64))).rejects.toThrow();
});

test('sessions are listed, and ended one by one, all of somebody or all of everybody', async () => {
  const { person, own } = await signedIn();
  await own.login(person.username, PASSWORD);
  await own.login(person.username, PASSWORD);
  const [first, second] = [(await own.getSessions(person.id))[0], (await own.getSessions(person.id))[1]];
  expect(first).toMatchObject({ user_id: person.id, token: '' });
  expect(await admin.revokeSession(person.id, String(second?.id))).toEqual({ status: 'OK' });
  expect((await admin.getSessions(person.id)).map(({ id }) => id)).not.toContain(String(second?.id));
  expect(await admin.revokeAllSessionsForUser(person.id)).toEqual({ status: 'OK' });
  expect(await admin.getSessions(person.id)).toEqual([]);
  const { person: other, own: his } = await signedIn();
  expect(await admin.revokeSessionsForAllUsers()).toEqual({ status: 'OK' });
  await expect(his.getMe()).rejects.toMatchObject({ status_code: 401 });
  await admin.login(server.admin.username, PASSWORD);
  expect(await admin.getSessions(other.id)).toEqual([]);
});

test('a second factor is set up, asked for and given up', async () => {
  const { person, own } = await signedIn();
  const { secret, qr_code } = await own.generateMfaSecret(person.id);
  expect(qr_code).toMatch(/^iVBOR/);
  expect(await own.updateUserMfa(person.id, true, codeOf(secret))).toEqual({ status: 'OK' });
  expect(await own.checkUserMfa(person.username)).toEqual({ mfa_required: true });
  await expect(own.login(person.username, PASSWORD)).rejects.toMatchObject({ status_code: 401 });
  expect(await own.login(person.username, PASSWORD, codeOf(secret, 1))).toMatchObject({ mfa_active: true });
  expect(await own.updateUserMfa(person.id, false, '')).toEqual({ status: 'OK' });
  expect(await own.checkUserMfa(person.username)).toEqual({ mfa_required: false });
});

test('an access token is made, found, paused and taken back', async () => {
  const { person, own } = await signedIn();
  await admin.updateUserRoles(person.id, 'system_user system_user_access_token');
  await own.login(person.username, PASSWORD);
  const token = await own.createUserAccessToken(person.id, 'for a script');
  expect(token).toMatchObject({ user_id: person.id, description: 'for a script', is_active: true });
  const works = async () => (await fetch(`${server.url}/api/v4/users/me`, { headers: { Authorization: `Bearer ${token.token}` } })).status;
  expect(await works()).toBe(200);
  expect(await own.getUserAccessToken(token.id)).toMatchObject({ id: token.id, is_active: true });
  expect((await own.getUserAccessTokensForUser(person.id)).map(({ id }) => id)).toEqual([token.id]);
  expect((await admin.getUserAccessTokens(0, 200)).map(({ id }) => id)).toContain(token.id);
  expect(await own.disableUserAccessToken(token.id)).toEqual({ status: 'OK' });
  expect(await works()).toBe(401);
  expect(await own.enableUserAccessToken(token.id)).toEqual({ status: 'OK' });
  expect(await works()).toBe(200);
  expect(await own.revokeUserAccessToken(token.id)).toEqual({ status: 'OK' });
  expect(await works()).toBe(401);
  await expect(own.getUserAccessToken(token.id)).rejects.toMatchObject({ status_code: 404 });
});

test('an account moves from a password to another service and back, where there is one', async () => {
  const { person, own } = await signedIn();
  const { email } = person.user;
  await expect(own.switchEmailToOAuth('gitlab', email, PASSWORD)).rejects.toMatchObject({ status_code: 501 });
  await admin.updateUserAuth(person.id, { auth_service: 'gitlab', auth_data: unique('id') } as never);
  expect(await own.switchOAuthToEmail('gitlab', email, PASSWORD)).toEqual({ follow_link: '/login?extra=signin_change' });
  expect(await admin.getUser(person.id)).toMatchObject({ auth_service: '' });
});

test('without a directory no account moves there', async () => {
  const { person, own } = await signedIn();
  await expect(own.switchLdapToEmail('secret', person.user.email, PASSWORD)).rejects.toThrow('LDAP');
  await expect(own.switchEmailToLdap(person.user.email, PASSWORD, 'id', 'secret')).rejects.toMatchObject({ status_code: 501 });
});

methods.everyMethodIsCalled();
