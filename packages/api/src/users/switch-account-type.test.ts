import { expect, test } from 'bun:test';
import { countFailureOf } from '@foremast/domain/sessions/address-limit';
import { Ctx } from '@foremast/kernel/context';
import { PASSWORD, type Person, startServer, unique } from '@foremast/testing/server';
import { patchConfig } from '../system/patch-config.ts';
import { deleteUser } from './delete-user.ts';
import { switchAccountType } from './switch-account-type.ts';

const server = await startServer();
const leave = (who: Person, password = PASSWORD) =>
  server.admin.call(switchAccountType, { body: { current_service: 'email', new_service: 'gitlab', email: who.user.email, password } });
const comeBack = (who: Person) =>
  who.call(switchAccountType, { body: { current_service: 'gitlab', new_service: 'email', email: who.user.email, new_password: PASSWORD } });
const from = (auth_service: string): Promise<Person> => server.user({ auth_service, auth_data: unique('there') });

test('a closed account is not moved, whatever its owner knows', async () => {
  const person = await server.user();
  await server.admin.call(deleteUser, { params: { user_id: person.id } });
  expect(await leave(person)).toMatchObject({ status: 401, body: { id: 'api.user.login.inactive.app_error' } });
});

test('nobody changes to a password where nobody has one, nor a guest who signs in by links', async () => {
  const [person, guest] = [await from('gitlab'), await from('magic_link')];
  expect(await comeBack(guest)).toMatchObject({ status: 400, body: { id: 'api.user.oauth_to_email.magic_link.app_error' } });
  const set = (EmailSettings: object) => server.admin.call(patchConfig, { body: { EmailSettings } });
  await set({ EnableSignUpWithEmail: false });
  expect(await comeBack(person)).toMatchObject({
    status: 403,
    body: { id: 'api.user.auth_switch.not_available.email_signup_disabled.app_error' },
  });
  await set({ EnableSignUpWithEmail: true, EnableSignInWithEmail: false, EnableSignInWithUsername: false });
  expect(await comeBack(person)).toMatchObject({ status: 403, body: { id: 'api.user.auth_switch.not_available.login_disabled.app_error' } });
  await set({ EnableSignInWithEmail: true, EnableSignInWithUsername: true });
  expect(await comeBack(person)).toMatchObject({ status: 200, body: { follow_link: '/login?extra=signin_change' } });
});

test('passwords are not guessed here either: an address that failed too often has to wait', async () => {
  const person = await server.user();
  const { app } = server.running;
  for (let i = 0; i < 300; i++) countFailureOf(new Ctx(app, undefined, { ...Ctx.system(app).request, address: '127.0.0.1' }));
  expect((await leave(person)).status).toBe(429);
});
