import { expect, test } from 'bun:test';
import { startMailServer } from '@foremast/testing/fakes/mail-server';
import { PASSWORD, type Person, startServer, unique } from '@foremast/testing/server';
import { sendVerificationEmail } from './send-verification-email.ts';
import { verifyUserEmail } from './verify-user-email.ts';

const box = await startMailServer();
const server = await startServer({
  MM_EMAILSETTINGS_SMTPSERVER: '127.0.0.1',
  MM_EMAILSETTINGS_SMTPPORT: box.port,
  MM_EMAILSETTINGS_REQUIREEMAILVERIFICATION: 'true',
  MM_EMAILSETTINGS_SENDEMAILNOTIFICATIONS: 'true',
});
const stranger = await server.user();

/** The links that went to an address, in order. */
async function links(email: string): Promise<string[]> {
  await server.drainJobs();
  return box.mails.filter((mail) => mail.to.includes(email)).flatMap((mail) => /do_verify_email\?token=([\w-]{64})/.exec(mail.text)?.[1] ?? []);
}
const login = async (login_id: string) =>
  (await fetch(`${server.url}/api/v4/users/login`, { method: 'POST', body: JSON.stringify({ login_id, password: PASSWORD }) })).status;
const verify = async (token: string) => (await stranger.call(verifyUserEmail, { body: { token } })).status;

async function signUp(): Promise<{ email: string; username: string }> {
  const username = unique('newcomer');
  const email = `${username}@example.com`;
  expect((await stranger.request('POST', '/api/v4/users', { body: { username, email, password: PASSWORD } })).status).toBe(201);
  return { email, username };
}

test('who signs up gets in once the address is proven, and the link works once', async () => {
  const { email, username } = await signUp();
  expect(await login(username)).toBe(401);
  const [link = ''] = await links(email);
  expect(await Promise.all([verify(link), verify(link)]).then((both) => both.sort())).toEqual([200, 400]);
  expect(await login(username)).toBe(200);
});

test('a link that was asked for again makes the earlier one worthless', async () => {
  const { email } = await signUp();
  await links(email);
  await stranger.call(sendVerificationEmail, { body: { email } });
  const [first = '', second = ''] = await links(email);
  expect([await verify(first), await verify(second)]).toEqual([400, 200]);
});

test('a new address takes the place of the old one when its link is opened', async () => {
  const person: Person = await server.user({ email_verified: true });
  const email = `${unique('moved')}@example.com`;
  const changed = await person.request('PUT', '/api/v4/users/me/patch', { body: { email, password: PASSWORD } });
  expect(changed).toMatchObject({ status: 200, body: { email: person.user.email } });
  const [link = ''] = await links(email);
  expect(await verify(link)).toBe(200);
  expect((await person.client.getMe()).email).toBe(email);
});
