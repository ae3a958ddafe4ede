import { expect, spyOn, test } from 'bun:test';
import { tokensOfType } from '@foremast/store/queries/tokens';
import { PASSWORD, startServer } from '@foremast/testing/server';
import { resetPassword } from './reset-password.ts';
import { sendPasswordResetEmail } from './send-password-reset-email.ts';

const server = await startServer();
const person = await server.user();
const anyone = await server.user();
const links = async () => {
  await server.drainJobs();
  return (await tokensOfType(server.running.app.store.db, 'password_recovery', person.id)).map((row) => row.token);
};
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

/** The answer to a request, and what it asked to be done. */
async function trace(path: string, body: unknown) {
  const { store } = server.running.app;
  const audits = async () => (await store.db.selectFrom('audits').select('id').execute()).length;
  await server.drainJobs();
  const insert = spyOn(server.running.app.jobs, 'insert');
  const before = await audits();
  const answer = await anyone.request('POST', path, { body });
  // The job that was asked for may be running already, and ask for a mail itself.
  const asked = insert.mock.calls.map(([, { name }]) => name).filter((name) => name !== 'send_mail');
  insert.mockRestore();
  return { status: answer.status, body: answer.body, asked, audits: (await audits()) - before };
}

test.each(['/api/v4/users/password/reset/send', '/api/v4/users/email/verify/send'])(
  '%s answers and writes the same whether or not there is an account',
  async (path) => {
    const gone = await server.user();
    await server.admin.request('PUT', `/api/v4/users/${gone.id}/active`, { body: { active: false } });
    const nobody = await trace(path, { email: 'nobody@example.com' });
    expect(nobody).toMatchObject({ status: 200, body: { status: 'OK' } });
    expect(nobody.asked).toHaveLength(1);
    for (const email of [person.user.email, gone.user.email, server.admin.user.email]) expect(await trace(path, { email })).toEqual(nobody);
  },
);

test('two who open the same link at once get one new password', async () => {
  await anyone.call(sendPasswordResetEmail, { body: { email: person.user.email } });
  const [link = ''] = await links();
  const answers = await Promise.all([reset(link, 'First-horse-1'), reset(link, 'Second-horse-2')]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400]);
});

test('a link is worth nothing after a day', async () => {
  await anyone.call(sendPasswordResetEmail, { body: { email: person.user.email } });
  const [link = ''] = await links();
  const { app } = server.running;
  const now = app.now;
  Object.assign(app, { now: () => now() + 24 * 3_600_000 });
  const late = await reset(link);
  Object.assign(app, { now });
  expect(late).toMatchObject({ status: 400, body: { id: 'api.user.reset_password.link_expired.app_error' } });
});
