import { expect, test } from 'bun:test';
import { PASSWORD, startServer } from '@foremast/testing/server';
import { getUser } from './get-user.ts';
import { patchUser } from './patch-user.ts';
import { updateUser } from './update-user.ts';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const me = (id: string) => ({ params: { user_id: id } });

test('a changed profile is answered, and told to its owner, to administrators and to others as each may see it', async () => {
  const [own, others, console] = [await alice.listen(), await bob.listen(), await server.admin.listen()];
  const answer = await alice.call(patchUser, { ...me(alice.id), body: { nickname: 'Ali', notify_props: { mention_keys: 'Chef', email: 'false' } } });
  expect(answer).toMatchObject({ status: 200, body: { nickname: 'Ali', notify_props: { mention_keys: 'chef', email: 'false' } } });
  // biome-ignore lint/suspicious/noExplicitAny: an account in an event
  const user = async (socket: typeof own): Promise<any> => (await socket.next('user_updated')).data.user;
  expect(await user(own)).toMatchObject({ nickname: 'Ali', last_password_update: expect.any(Number) });
  expect(await user(console)).toMatchObject({ nickname: 'Ali', notify_props: { email: 'false' } });
  const seen = await user(others);
  expect(seen).toMatchObject({ nickname: 'Ali' });
  expect(seen).not.toHaveProperty('notify_props');
});

test('PUT empties what it does not name', async () => {
  const { body } = await alice.call(updateUser, { ...me(alice.id), body: { id: alice.id, username: alice.username, email: alice.user.email } });
  expect(body).toMatchObject({ nickname: '', first_name: '', timezone: null, notify_props: { email: 'true' } });
});

test('a new address of one’s own needs the password', async () => {
  const person = await server.user();
  const email = `new-${person.username}@example.com`;
  const change = (password?: string) => person.call(patchUser, { ...me(person.id), body: { email, ...(password ? { password } : {}) } });
  expect(await change()).toMatchObject({ status: 400 });
  expect(await change('wrong-password')).toMatchObject({ status: 401, body: { id: 'api.user.check_user_password.invalid.app_error' } });
  expect(await change(PASSWORD)).toMatchObject({ status: 200, body: { email } });
});

test.each([
  ['of somebody else', 403, 'api.context.permissions.app_error', { nickname: 'no' }, true],
  ['to a name that is taken', 400, 'app.user.save.username_exists.app_error', { username: bob.username }, false],
  ['with a nickname that is too long', 400, 'model.user.is_valid.nickname.app_error', { nickname: 'x'.repeat(65) }, false],
  ['with a number for a name', 400, 'api.context.invalid_body_param.app_error', { nickname: 7 }, false],
])('a change %s is refused', async (_, status, id, body, foreign) => {
  expect(await alice.call(patchUser, { ...me(foreign ? bob.id : alice.id), body })).toMatchObject({ status, body: { id } });
});

test('a client that has the account already gets an empty 304', async () => {
  const first = await bob.call(getUser, me(alice.id));
  const again = await bob.call(getUser, { ...me(alice.id), headers: { 'If-None-Match': first.headers.get('etag') ?? '' } });
  expect({ status: again.status, body: again.body }).toEqual({ status: 304, body: '' });
});

test('who empties the notification settings has those of a newcomer again', async () => {
  const person = await server.user();
  const patch = async (notify_props: Record<string, string>) =>
    (await person.request('PUT', '/api/v4/users/me/patch', { body: { notify_props } })).body.notify_props;
  expect(await patch({ desktop: 'all', mention_keys: ',A,,b' })).toEqual({ desktop: 'all', mention_keys: 'a,b' });
  expect(await patch({})).toMatchObject({ desktop: 'mention', push: 'mention', email: 'true', channel: 'true', mention_keys: '' });
});
