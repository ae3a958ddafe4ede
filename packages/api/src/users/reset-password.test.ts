import { expect, test } from 'bun:test';
import { tokensOfType } from '@foremast/store/queries/tokens';
import { PASSWORD, startServer } from '@foremast/testing/server';
import { resetPassword } from './reset-password.ts';
import { sendPasswordResetEmail } from './send-password-reset-email.ts';

const server = await startServer();
const person = await server.user();
const anyone = await server.user();
const links = async () => (await tokensOfType(server.running.app.store.db, 'password_recovery', person.id)).map((row) => row.token);
const reset = (token: string, new_password = 'Another-horse-2') => anyone.call(resetPassword, { body: { token, new_password } });
const login = async (password: string) =>
  (await fetch(`${server.url}/api/v4/users/login`, { method: 'POST', body: JSON.stringify({ login_id: person.username, password }) })).status;

test('a link from a mail gives a new password, once; an earlier link is worth nothing', async () => {
  await anyone.call(sendPasswordResetEmail, { body: { email: person.user.email } });
  const [first = ''] = await links();
  await anyone.call(sendPasswordResetEmail, { body: { email: person.user.email.toUpperCase() } });
  const [second = '', ...more] = await links();
  expect({ more, same: first === second }).toEqual({ more: [], same: false });
  expect(await reset(first)).toMatchObject({ status: 400, body: { id: 'api.user.reset_password.invalid_link.app_error' } });
  expect(await reset(second, 'tiny')).toMatchObject({ status: 400 });
  expect(await reset(second)).toMatchObject({ status: 200 });
  expect(await reset(second)).toMatchObject({ status: 400 });
  expect([await login(PASSWORD), await login('Another-horse-2')]).toEqual([401, 200]);
});

test('whether an address has an account is not told', async () => {
  expect(await anyone.call(sendPasswordResetEmail, { body: { email: 'nobody@example.com' } })).toMatchObject({ status: 200, body: { status: 'OK' } });
});
