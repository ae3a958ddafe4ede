import { expect, test } from 'bun:test';
import { startMailServer } from './fakes/mail-server.ts';
import { newPlace, serverIn } from './server.ts';

test('mails that wait for their readers outlive the server, and go in the order of their messages', async () => {
  const box = await startMailServer();
  const env = {
    MM_SERVICESETTINGS_SITEURL: 'http://chat.example.com',
    MM_EMAILSETTINGS_SENDEMAILNOTIFICATIONS: 'true',
    MM_EMAILSETTINGS_SMTPSERVER: '127.0.0.1',
    MM_EMAILSETTINGS_SMTPPORT: box.port,
    MM_EMAILSETTINGS_FEEDBACKEMAIL: 'us@example.com',
    MM_EMAILSETTINGS_ENABLEEMAILBATCHING: 'true',
  };
  const place = await newPlace();
  const first = await serverIn(place, env);
  const [alice, bob] = [await first.user(), await first.user()];
  const direct = (await alice.request('POST', '/api/v4/channels/direct', { body: [alice.id, bob.id] })).body;
  await first.post(direct, alice, 'the older one');
  await first.drainJobs();
  await first.post(direct, alice, 'the newer one');
  await first.drainJobs();
  await first.stop();
  expect(box.mails.filter((mail) => mail.to.includes(bob.user.email))).toEqual([]);

  const second = await serverIn(place, env);
  const { app } = second.running;
  const now = app.now;
  Object.assign(app, { now: () => now() + 901_000 });
  await second.drainJobs();
  await second.stop();
  const mails = box.mails.filter((mail) => mail.to.includes(bob.user.email));
  expect(mails).toHaveLength(1);
  const [mail] = mails;
  expect(mail?.text.indexOf('the older one')).toBeGreaterThan(-1);
  expect(mail?.text.indexOf('the newer one')).toBeGreaterThan(mail?.text.indexOf('the older one') ?? 0);
  await place.remove();
});
