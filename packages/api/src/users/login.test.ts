import { expect, spyOn, test } from 'bun:test';
import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { countFailureOf } from '@foremast/domain/sessions/address-limit';
import { hashPassword } from '@foremast/domain/users/passwords';
import { Ctx } from '@foremast/kernel/context';
import { findUser, updateUser } from '@foremast/store/queries/users';
import { PASSWORD, type Person, startServer } from '@foremast/testing/server';
import { resetPasswordFailedAttempts } from './reset-password-failed-attempts.ts';
import { updateUserActive } from './update-user-active.ts';
import { updateUserPassword } from './update-user-password.ts';

const server = await startServer({ MM_SERVICESETTINGS_MAXIMUMLOGINATTEMPTS: '3' });

interface Try {
  readonly status: number;
  readonly token: string | null;
  readonly cookies: string[];
  readonly id: string | undefined;
}
async function login(login_id: string, password = PASSWORD, headers: Record<string, string> = {}): Promise<Try> {
  const response = await fetch(`${server.url}/api/v4/users/login`, { method: 'POST', headers, body: JSON.stringify({ login_id, password }) });
  const { id } = (await response.json()) as { id?: string };
  return { status: response.status, token: response.headers.get('token'), cookies: response.headers.getSetCookie(), id };
}
const asBrowser = { 'X-Requested-With': 'XMLHttpRequest' };

test('name or address and password give a token; browsers get cookies', async () => {
  const person = await server.user();
  expect(await login(person.username.toUpperCase())).toMatchObject({
    status: 200,
    id: person.id,
    token: expect.stringMatching(/^[a-z0-9]{26}$/),
    cookies: [],
  });
  const browser = await login(person.user.email, PASSWORD, asBrowser);
  expect(browser.cookies.map((cookie) => cookie.split('=')[0])).toEqual(['MMAUTHTOKEN', 'MMUSERID', 'MMCSRF']);
  expect(browser.cookies[0]).toContain('HttpOnly');
});

test('a wrong password looks like an account that is not there', async () => {
  const person = await server.user();
  const wrong = { status: 401, id: 'api.user.login.invalid_credentials_email_username', token: null };
  expect(await login(person.username, 'not-the-password')).toMatchObject(wrong);
  expect(await login('nobody-of-this-name')).toMatchObject(wrong);
});

async function lock(person: Person): Promise<void> {
  for (let i = 0; i < 3; i++) await login(person.username, 'not-the-password');
}

test('too many failures lock an account until an administrator opens it', async () => {
  const person = await server.user();
  await lock(person);
  expect(await login(person.username)).toMatchObject({ status: 401, id: 'api.user.check_user_login_attempts.too_many.app_error' });
  expect((await server.admin.call(resetPasswordFailedAttempts, { params: { user_id: person.id } })).status).toBe(200);
  expect(await login(person.username)).toMatchObject({ status: 200 });
});

test('deactivated people are not let in, and their sessions are over', async () => {
  const person = await server.user();
  await server.admin.call(updateUserActive, { params: { user_id: person.id }, body: { active: false } });
  expect((await person.request('GET', '/api/v4/users/me')).status).toBe(401);
  expect(await login(person.username)).toMatchObject({ status: 401, id: 'api.user.login.inactive.app_error' });
});

test('a hash of another kind is replaced by ours', async () => {
  const person = await server.user();
  const { app } = server.running;
  const password = await Bun.password.hash(PASSWORD, { algorithm: 'bcrypt', cost: 4 });
  await Ctx.system(app).tx((tx) => updateUser(tx.db, person.id, { password }));
  expect(await login(person.username)).toMatchObject({ status: 200 });
  expect((await findUser(app.store.db, person.id))?.password).toStartWith((await hashPassword('x')).slice(0, 10));
});

test('a password is changed with the current one, and wrong ones count', async () => {
  const person = await server.user();
  const change = (current_password: string, new_password: string) =>
    person.call(updateUserPassword, { params: { user_id: person.id }, body: { current_password, new_password } });
  expect(await change('not-the-password', 'Another-horse-2')).toMatchObject({
    status: 400,
    body: { id: 'api.user.update_password.incorrect.app_error' },
  });
  expect(await change(PASSWORD, 'short')).toMatchObject({ status: 400, body: { id: 'model.user.is_valid.pwd_min_length.app_error' } });
  expect(await change(PASSWORD, 'Another-horse-2')).toMatchObject({ status: 200 });
  expect(await login(person.username, 'Another-horse-2')).toMatchObject({ status: 200 });
});

test('guesses that arrive together are not more than those that arrive one by one', async () => {
  const person = await server.user();
  const guesses = await Promise.all(Array.from({ length: 12 }, () => login(person.username, 'not-the-password')));
  expect(guesses.filter((guess) => guess.id === 'api.user.login.invalid_credentials_email_username')).toHaveLength(3);
  expect(await login(person.username)).toMatchObject({ id: 'api.user.check_user_login_attempts.too_many.app_error' });
  expect((await findUser(server.running.app.store.db, person.id))?.failed_attempts).toBe(3);
});

test('a password is hashed whether or not there is an account that it could fit', async () => {
  const elsewhere = await server.user({ auth_service: 'gitlab', auth_data: 'somebody', password: '' });
  const person = await server.user();
  const long = 'x'.repeat(100);
  const verify = spyOn(Bun.password, 'verify');
  const hashes = async (login_id: string, password?: string) => {
    verify.mockClear();
    const { status, id } = await login(login_id, password);
    return { status, id, hashes: verify.mock.calls.length };
  };
  const looks = { status: 401, id: 'api.user.login.invalid_credentials_email_username', hashes: 1 };
  for (const name of ['nobody-of-this-name', elsewhere.username, person.username])
    for (const password of ['not-the-password', long]) expect(await hashes(name, password)).toEqual(looks);
  verify.mockRestore();
});

test('an account whose hash takes longer than ours is not told by the time from one that is not there', async () => {
  const [old, ours] = [await server.user(), await server.user()];
  const [salt, rounds] = [randomBytes(16), 2_000_000];
  const hash = pbkdf2Sync(PASSWORD, salt, rounds, 32, 'sha256').toString('base64');
  const password = `$pbkdf2$f=SHA256,w=${rounds},l=32$${salt.toString('base64')}$${hash}`;
  await Ctx.system(server.running.app).tx((tx) => updateUser(tx.db, old.id, { password }));
  const sleep = spyOn(Bun, 'sleep');
  const waited = async (name: string) => {
    sleep.mockClear();
    expect((await login(name, 'not-the-password')).status).toBe(401);
    return Math.max(...sleep.mock.calls.map(([ms]) => Number(ms)));
  };
  await waited(old.username);
  for (const name of ['nobody-of-this-name', ours.username]) expect(await waited(name)).toBeGreaterThan(0);
  sleep.mockRestore();
});

test('an address from which too many sign-ins failed has to wait, even with the right password', async () => {
  const person = await server.user();
  const { app } = server.running;
  const from = new Ctx(app, undefined, { ...Ctx.system(app).request, address: '127.0.0.1' });
  for (let i = 0; i < 300; i++) countFailureOf(from);
  const response = await fetch(`${server.url}/api/v4/users/login`, {
    method: 'POST',
    body: JSON.stringify({ login_id: person.username, password: PASSWORD }),
  });
  expect([response.status, Number(response.headers.get('retry-after')) > 0]).toEqual([429, true]);
  const now = app.now;
  Object.assign(app, { now: () => now() + 5_000 });
  expect(await login(person.username)).toMatchObject({ status: 200 });
  Object.assign(app, { now });
});
