import { expect, spyOn, test } from 'bun:test';
import { sendMail } from '@foremast/domain/mail/send-mail';
import { de } from '@foremast/domain/mail/words/de';
import { en } from '@foremast/domain/mail/words/en';
import { language } from '@foremast/domain/mail/words/languages';
import { startMailServer } from './fakes/mail-server.ts';
import { PASSWORD, type Person, startServer, unique } from './server.ts';

const box = await startMailServer();
const TO_BOX = { MM_EMAILSETTINGS_SMTPSERVER: '127.0.0.1', MM_EMAILSETTINGS_SMTPPORT: box.port, MM_EMAILSETTINGS_SENDEMAILNOTIFICATIONS: 'true' };
const server = await startServer({
  ...TO_BOX,
  MM_SERVICESETTINGS_ENABLEUSERACCESSTOKENS: 'true',
  MM_SERVICESETTINGS_ENABLEMULTIFACTORAUTHENTICATION: 'true',
  MM_SERVICESETTINGS_ENABLEEMAILINVITATIONS: 'true',
  MM_TEAMSETTINGS_ENABLEUSERDEACTIVATION: 'true',
  MM_GUESTACCOUNTSSETTINGS_ENABLE: 'true',
});

async function mailsTo(email: string) {
  await server.drainJobs();
  return box.mails.filter((mail) => mail.to.includes(email));
}

type Act = (person: Person, words: typeof en) => Promise<[{ status: number }, string]>;
const me = (person: Person) => `/api/v4/users/${person.id}`;
const acts: Readonly<Record<string, Act>> = {
  'a changed password': async (person, { password }) => [
    await person.request('PUT', `${me(person)}/password`, { body: { current_password: PASSWORD, new_password: 'Another-horse-2' } }),
    password.changedSubject,
  ],
  'a changed address, to the old one': async (person, { account }) => [
    await person.request('PUT', `${me(person)}/patch`, { body: { email: `${unique('new')}@example.com`, password: PASSWORD } }),
    account.addressSubject,
  ],
  'a changed name': async (person, { account }) => [
    await person.request('PUT', `${me(person)}/patch`, { body: { username: unique('renamed') } }),
    account.usernameSubject,
  ],
  'a new access token': async (person, { account }) => [
    await server.admin.request('POST', `${me(person)}/tokens`, { body: { description: 'robot' } }),
    account.tokenSubject,
  ],
  'a second factor that is gone': async (person, { account }) => [
    await person.request('PUT', `${me(person)}/mfa`, { body: { activate: false } }),
    account.mfaSubject,
  ],
  'one’s own deactivation': async (person, { account }) => [
    await person.request('PUT', `${me(person)}/active`, { body: { active: false } }),
    account.closedSubject,
  ],
  'a link for a new password': async (person, { password }) => [
    await person.request('POST', '/api/v4/users/password/reset/send', { body: { email: person.user.email } }),
    password.resetSubject,
  ],
};

for (const locale of ['en', 'de'])
  test.each(Object.entries(acts))(`%s is mailed, as text and as HTML, in the language ${locale}`, async (_, act) => {
    const person = await server.user({ locale });
    const [{ status }, subject] = await act(person, language(locale));
    expect(status).toBeLessThan(300);
    const [mail, ...more] = await mailsTo(person.user.email);
    expect(more).toEqual([]);
    expect(mail?.raw).toMatch(/^Content-Type: text\/plain/m);
    expect(mail?.raw).toMatch(/^Content-Type: text\/html/m);
    expect(Buffer.from(mail?.text ?? '', 'latin1').toString()).toContain(subject);
  });

test('German has words of its own for every sentence, in all its countries', () => {
  const german: Readonly<Record<string, object>> = de;
  const missing = Object.entries(en).flatMap(([chapter, words]) =>
    Object.keys(words).flatMap((name) => (name in (german[chapter] ?? {}) ? [] : [`${chapter}.${name}`])),
  );
  expect(missing).toEqual([]);
  expect(language('de-AT')).toBe(language('de'));
});

test('people and guests are invited by mail; graceful tells of each address', async () => {
  const team = await server.team(server.admin);
  const channel = await server.channel(team);
  const [person, guest] = [`${unique('p')}@example.com`, `${unique('g')}@example.com`];
  const asked = await server.admin.request('POST', `/api/v4/teams/${team.id}/invite/email?graceful=true`, { body: [person] });
  expect(asked.body).toEqual([{ email: person, error: null }]);
  const body = { emails: [guest], channels: [channel.id], message: 'welcome aboard' };
  const guests = await server.admin.request('POST', `/api/v4/teams/${team.id}/invite-guests/email?graceful=true`, { body });
  expect(guests.body).toEqual([{ email: guest, error: null }]);
  expect((await mailsTo(person))[0]?.text).toMatch(/signup_user_complete/);
  expect((await mailsTo(guest))[0]?.text).toContain('welcome aboard');
});

test('a mail that is refused is sent again', async () => {
  let refusals = 0;
  const moody = await startMailServer({
    onMailFrom: (_, __, done) => (refusals++ === 0 ? done(Object.assign(new Error('try again'), { responseCode: 451 })) : done()),
  });
  const other = await startServer({ ...TO_BOX, MM_EMAILSETTINGS_SMTPPORT: moody.port });
  const person = await other.user();
  await other.admin.request('POST', '/api/v4/users/password/reset/send', { body: { email: person.user.email } });
  other.expectBug(/451 try again/);
  await other.drainJobs();
  expect(refusals).toBe(2);
  expect(moody.mails.map((mail) => mail.to)).toEqual([[person.user.email]]);
});

test('with no mail server nothing fails, and the log says so once', async () => {
  const silent = await startServer({ MM_EMAILSETTINGS_SMTPSERVER: '', MM_EMAILSETTINGS_SENDEMAILNOTIFICATIONS: 'true' });
  const { app } = silent.running;
  const write = spyOn(app.log, 'write');
  for (const person of [await silent.user(), await silent.user()])
    expect((await person.request('POST', '/api/v4/users/password/reset/send', { body: { email: person.user.email } })).status).toBe(200);
  await silent.drainJobs();
  const lines = write.mock.calls.map(([level, text]) => `${level} ${text}`).filter((line) => line.includes('mail server'));
  expect(lines).toEqual(['warn no mail server is set up: mails are not sent']);
  write.mockRestore();
  const failed = await app.store.db.selectFrom('fm_jobs').select('id').where('type', '=', sendMail.name).where('status', '!=', 'done').execute();
  expect(failed).toEqual([]);
});
