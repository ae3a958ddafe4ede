import { expect, test } from 'bun:test';
import { PASSWORD, type Person, startServer } from '@foremast/testing/server';
import { Secret, TOTP } from 'otpauth';
import { generateMfaSecret } from './generate-mfa-secret.ts';
import { updateUserMfa } from './update-user-mfa.ts';

const server = await startServer({ MM_SERVICESETTINGS_ENABLEMULTIFACTORAUTHENTICATION: 'true' });
const STEP = 30_000;
const codeOf = (secret: string, at: number) => new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: at });

async function login(person: Person, token?: string) {
  const body = JSON.stringify({ login_id: person.username, password: PASSWORD, ...(token === undefined ? {} : { token }) });
  const response = await fetch(`${server.url}/api/v4/users/login`, { method: 'POST', body });
  return { status: response.status, id: ((await response.json()) as { id: string }).id };
}

test('with a second factor each code lets in once, and none lets nobody in', async () => {
  const person = await server.user();
  const params = { user_id: person.id };
  const { body } = await person.call(generateMfaSecret, { params });
  expect(Buffer.from(body.qr_code, 'base64').subarray(1, 4).toString()).toBe('PNG');
  const now = Date.now();
  expect(await person.call(updateUserMfa, { params, body: { activate: true, code: '000000' } })).toMatchObject({ status: 401 });
  expect(await person.call(updateUserMfa, { params, body: { activate: true, code: codeOf(body.secret, now) } })).toMatchObject({ status: 200 });
  expect(await login(person)).toEqual({ status: 401, id: 'mfa.validate_token.authenticate.app_error' });
  const next = codeOf(body.secret, now + STEP);
  expect(await login(person, next)).toEqual({ status: 200, id: person.id });
  expect(await login(person, next)).toEqual({ status: 401, id: 'api.user.check_user_mfa.bad_code.app_error' });
  expect(await person.call(updateUserMfa, { params, body: { activate: false } })).toMatchObject({ status: 200 });
  expect(await login(person)).toEqual({ status: 200, id: person.id });
});

test('nobody sets up the second factor of another', async () => {
  const [person, mallory] = [await server.user(), await server.user()];
  expect((await mallory.call(generateMfaSecret, { params: { user_id: person.id } })).status).toBe(403);
});

test('two who sign in with one code at the same moment: one is let in', async () => {
  const person = await server.user();
  const params = { user_id: person.id };
  const { body } = await person.call(generateMfaSecret, { params });
  const now = Date.now();
  await person.call(updateUserMfa, { params, body: { activate: true, code: codeOf(body.secret, now) } });
  const code = codeOf(body.secret, now + STEP);
  const tries = await Promise.all([login(person, code), login(person, code), login(person, code)]);
  expect(tries.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
});

test('where a second factor is demanded, who has none reaches nothing but its set-up', async () => {
  const strict = await startServer({
    MM_SERVICESETTINGS_ENABLEMULTIFACTORAUTHENTICATION: 'true',
    MM_SERVICESETTINGS_ENFORCEMULTIFACTORAUTHENTICATION: 'true',
  });
  const person = await strict.user();
  const params = { user_id: person.id };
  const teams = () => person.request('GET', '/api/v4/users/me/teams');
  expect(await teams()).toMatchObject({ status: 403, body: { id: 'api.context.mfa_required.app_error' } });
  expect((await person.request('GET', '/api/v4/users/me')).status).toBe(200);
  const { body } = await person.call(generateMfaSecret, { params });
  expect((await person.call(updateUserMfa, { params, body: { activate: true, code: codeOf(body.secret, Date.now()) } })).status).toBe(200);
  expect((await teams()).status).toBe(200);
  expect((await strict.admin.request('GET', '/api/v4/users/me/teams')).status).toBe(403);
});
