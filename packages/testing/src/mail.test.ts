import { expect, test } from 'bun:test';
import { startMailServer } from './fakes/mail-server.ts';
import { type Person, startServer } from './server.ts';

const box = await startMailServer();
const server = await startServer();

async function configure(person: Person, email: Record<string, unknown>): Promise<void> {
  const { status, body } = await person.request('PUT', '/api/v4/config/patch', { body: { EmailSettings: email } });
  if (status !== 200) throw new Error(JSON.stringify(body));
}
await server.admin.request('PUT', '/api/v4/config/patch', { body: { ServiceSettings: { SiteURL: server.url } } });
const PLAIN = {
  SMTPServer: '127.0.0.1',
  SMTPPort: box.port,
  ConnectionSecurity: '',
  EnableSMTPAuth: false,
  SendEmailNotifications: true,
  FeedbackEmail: 'us@example.com',
  ReplyToAddress: 'back@example.com',
  EnableEmailBatching: false,
};
await configure(server.admin, PLAIN);

/** The mails to somebody about what was written; not that of having been added to a channel. */
async function mailsTo(person: Person) {
  await server.drainJobs();
  return box.mails.filter(
    (mail) => mail.to.includes(person.user.email) && (mail.text.includes('@all') || !mail.text.includes('added to the channel')),
  );
}

const offline = (person: Person) => person.request('PUT', `/api/v4/users/${person.id}/status`, { body: { user_id: person.id, status: 'offline' } });

test('a mail names its sender, where to answer, and that a machine wrote it', async () => {
  const bob = await server.user();
  await server.admin.request('POST', '/api/v4/users/password/reset/send', { body: { email: bob.user.email } });
  const [mail] = await mailsTo(bob);
  expect(mail?.from).toBe('us@example.com');
  expect(mail?.raw).toMatch(/^Reply-To: <back@example.com>/m);
  expect(mail?.raw).toMatch(/^Auto-Submitted: auto-generated/m);
  expect(mail?.raw).toMatch(/^Precedence: bulk/m);
  expect(mail?.raw).toMatch(/^Content-Type: multipart\/alternative/m);
  expect(mail?.text).toMatch(/\/reset_password_complete\?token=[\w-]{64}/);
});

test('a mention is mailed with the message, once, and escaped; in the thread of what it answers', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  await offline(bob);
  const root = await server.post(channel, alice, `@${bob.username} <script>x</script> **bold**`);
  const answer = await server.post(channel, alice, 'an answer', { root_id: root.id });
  // Each is mailed by a job of its own, in no set order.
  const mails = await mailsTo(bob);
  const first = mails.find((mail) => mail.raw.includes(`Message-ID: <${root.id}@`));
  const second = mails.find((mail) => mail !== first);
  expect(mails).toHaveLength(2);
  expect(first?.raw).toMatch(new RegExp(`^Message-ID: <${root.id}@`, 'm'));
  expect(first?.text).toContain('<strong>bold</strong>');
  expect(first?.text).toContain('&lt;script&gt;');
  expect(first?.raw).toContain('Content-Type: image/png');
  expect(first?.text).toContain(`/pl/${root.id}`);
  expect(second?.raw).toMatch(new RegExp(`^Message-ID: <${answer.id}@`, 'm'));
  expect(second?.raw).toMatch(new RegExp(`^In-Reply-To: <${root.id}@`, 'm'));
});

test.each(['online', 'dnd'])('who is %s gets no mail', async (status) => {
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  await bob.request('PUT', `/api/v4/users/${bob.id}/status`, { body: { user_id: bob.id, status } });
  await server.post(channel, alice, `for @${bob.username}`);
  expect(await mailsTo(bob)).toEqual([]);
});

test('mails are in the language of their readers', async () => {
  const bob = await server.user({ locale: 'de' });
  await server.admin.request('POST', '/api/v4/users/password/reset/send', { body: { email: bob.user.email } });
  expect((await mailsTo(bob))[0]?.text).toContain('Neues Passwort');
});

test('with batching several messages become one mail after the reader’s interval', async () => {
  await configure(server.admin, { ...PLAIN, EnableEmailBatching: true });
  const [alice, bob, carol] = [await server.user(), await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob, carol);
  await bob.request('PUT', `/api/v4/users/${bob.id}/preferences`, {
    body: [{ user_id: bob.id, category: 'notifications', name: 'email_interval', value: '30' }],
  });
  for (const person of [bob, carol]) await offline(person);
  await server.post(channel, alice, 'one @all');
  await server.post(channel, alice, 'two @all');
  expect(await mailsTo(bob)).toHaveLength(2);
  expect(await mailsTo(carol)).toEqual([]);
  const { app } = server.running;
  const now = app.now;
  Object.assign(app, { now: () => now() + 901_000 });
  const [mail, ...more] = await mailsTo(carol);
  Object.assign(app, { now });
  expect(more).toEqual([]);
  expect(mail?.text).toContain('one @all');
  expect(mail?.text).toContain('two @all');
  await configure(server.admin, PLAIN);
});

test('many mails that wait do not end batching, many at once do', async () => {
  await configure(server.admin, { ...PLAIN, EnableEmailBatching: true, EmailBatchingBufferSize: 2, EmailBatchingInterval: 30 });
  const [alice, bob] = [await server.user(), await server.user()];
  const direct = (await alice.request('POST', '/api/v4/channels/direct', { body: [alice.id, bob.id] })).body;
  await offline(bob);
  const { app } = server.running;
  const [now, began] = [app.now, app.now() + 40_000];
  const sent: number[] = [];
  for (const seconds of [0, 1, 35, 36, 37]) {
    Object.assign(app, { now: () => began + seconds * 1000 });
    await server.post(direct, alice, `at ${seconds}`);
    sent.push((await mailsTo(bob)).length);
  }
  Object.assign(app, { now });
  await configure(server.admin, { ...PLAIN, EmailBatchingBufferSize: 256 });
  expect(sent).toEqual([0, 0, 0, 0, 1]);
});

test('who has read a batched message meanwhile gets no mail about it', async () => {
  await configure(server.admin, { ...PLAIN, EnableEmailBatching: true });
  const [alice, bob, carol] = [await server.user(), await server.user(), await server.user()];
  const to = async (person: Person) => (await alice.request('POST', '/api/v4/channels/direct', { body: [alice.id, person.id] })).body;
  const [first, second] = [await to(bob), await to(carol)];
  for (const person of [bob, carol]) await offline(person);
  await server.post(first, alice, 'news');
  await server.post(second, alice, 'news');
  await server.drainJobs();
  await bob.request('POST', `/api/v4/channels/members/${bob.id}/view`, { body: { channel_id: first.id } });
  const { app } = server.running;
  const now = app.now;
  Object.assign(app, { now: () => now() + 901_000 });
  const counts = [(await mailsTo(bob)).length, (await mailsTo(carol)).length];
  Object.assign(app, { now });
  expect(counts).toEqual([0, 1]);
  await configure(server.admin, PLAIN);
});

test('batching that is switched off loses nothing: what waits still goes, what comes goes at once', async () => {
  await configure(server.admin, { ...PLAIN, EnableEmailBatching: true });
  const [alice, bob] = [await server.user(), await server.user()];
  const direct = (await alice.request('POST', '/api/v4/channels/direct', { body: [alice.id, bob.id] })).body;
  await offline(bob);
  await server.post(direct, alice, 'first');
  expect(await mailsTo(bob)).toEqual([]);
  await configure(server.admin, PLAIN);
  await server.post(direct, alice, 'second');
  expect((await mailsTo(bob)).map((mail) => mail.text.includes('second'))).toEqual([true]);
  const { app } = server.running;
  const now = app.now;
  Object.assign(app, { now: () => now() + 901_000 });
  const late = (await mailsTo(bob)).at(-1);
  Object.assign(app, { now });
  expect(late?.text).toContain('first');
  expect(late?.text).not.toContain('//pl/');
});

test('the connection can be encrypted and signed in to', async () => {
  const sealed = await startMailServer({ authOptional: false });
  const tried = {
    ...PLAIN,
    SMTPPort: sealed.port,
    ConnectionSecurity: 'STARTTLS',
    EnableSMTPAuth: true,
    SMTPUsername: 'us',
    SMTPPassword: 'secret',
    SkipServerCertificateVerification: true,
  };
  const ask = async (email: Record<string, unknown>) => {
    const config = (await server.admin.request('GET', '/api/v4/config')).body;
    return (await server.admin.request('POST', '/api/v4/email/test', { body: { ...config, EmailSettings: { ...config.EmailSettings, ...email } } }))
      .status;
  };
  expect(await ask(tried)).toBe(200);
  expect(sealed.mails[0]).toMatchObject({ user: 'us', secure: true });
  expect(await ask({ ...tried, SkipServerCertificateVerification: false })).toBe(400);
  expect(await ask({ ...tried, SMTPPassword: 'wrong' })).toBe(400);
});
