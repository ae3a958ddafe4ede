import { expect, test } from 'bun:test';
import { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { notificationRecordsOf, saveNotificationRecords, trimNotificationRecords } from '@foremast/store/queries/notification-records';
import { startPushProxy } from '@foremast/testing/fakes/push-proxy';
import { type Person, startServer } from '@foremast/testing/server';
import { getLatestNotifications } from '../users/get-latest-notifications.ts';
import { whyNotified } from './why-notified.ts';

const proxy = startPushProxy();
const server = await startServer({
  MM_EMAILSETTINGS_SENDPUSHNOTIFICATIONS: 'true',
  MM_EMAILSETTINGS_PUSHNOTIFICATIONSERVER: proxy.url,
  MM_EMAILSETTINGS_SENDEMAILNOTIFICATIONS: 'false',
});
const [alice, bob, carol] = [await server.user(), await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob, carol);
await bob.request('PUT', '/api/v4/users/sessions/device', { body: { device_id: 'apple:phone' } });
const why = async (asker: Person, postId: string, who: Person) =>
  (await asker.call(whyNotified, { params: { post_id: postId, user_id: who.id } })).body;

test('somebody who is mentioned learns how they were told, and by what', async () => {
  const post = await server.post(channel, alice, `@${bob.username} @${carol.username}`);
  await server.drainJobs();
  expect(await why(bob, post.id, bob)).toMatchObject({
    post_id: post.id,
    user_id: bob.id,
    recorded: true,
    reason: 'mentioned',
    desktop: { told: true },
    push: { told: true, because: 'told' },
    mail: { told: false, because: 'off' },
    devices: 1,
  });
  expect(await why(carol, post.id, carol)).toMatchObject({ reason: 'mentioned', push: { told: false, because: 'no_device' }, devices: 0 });
});

test('what keeps a notification back is named in words', async () => {
  await bob.request('PUT', `/api/v4/users/${bob.id}/status`, { body: { user_id: bob.id, status: 'dnd' } });
  const post = await server.post(channel, alice, `@${bob.username}`);
  await server.drainJobs();
  await bob.request('PUT', `/api/v4/users/${bob.id}/status`, { body: { user_id: bob.id, status: 'online' } });
  expect(await why(bob, post.id, bob)).toMatchObject({
    words: expect.stringContaining('mentions'),
    push: { told: false, because: 'do_not_disturb', words: 'The person was not to be disturbed.' },
  });
});

test('of what concerned nobody it is said why nobody was asked', async () => {
  const post = await server.post(channel, alice, 'plain');
  await server.drainJobs();
  expect(await why(bob, post.id, bob)).toMatchObject({ recorded: false, reason: 'nothing', at: 0 });
  expect(await why(alice, post.id, alice)).toMatchObject({ recorded: false, reason: 'author' });
});

test('who wants to hear of every message on the desktop learns that this one was told there', async () => {
  const dave = await server.user();
  const place = await server.channelWith(alice, dave);
  await dave.request('PUT', '/api/v4/users/me/patch', { body: { notify_props: { ...dave.user.notify_props, desktop: 'all' } } });
  const post = await server.post(place, alice, 'plain');
  await server.drainJobs();
  expect(await why(dave, post.id, dave)).toMatchObject({ recorded: false, reason: 'every_message', desktop: { told: true }, push: { told: false } });
});

test('people ask for themselves only, administrators for anyone', async () => {
  const post = await server.post(channel, alice, `@${bob.username}`);
  await server.drainJobs();
  const outsider = await server.user();
  const ask = (who: Person, about: Person, id = post.id) => who.call(whyNotified, { params: { post_id: id, user_id: about.id } });
  expect((await ask(carol, bob)).status).toBe(403);
  expect((await ask(outsider, outsider)).status).toBe(403);
  expect((await ask(bob, bob, 'z'.repeat(26))).status).toBe(403);
  expect((await ask(server.admin, bob)).body).toMatchObject({ user_id: bob.id, reason: 'mentioned' });
  expect((await ask(server.admin, outsider)).body).toMatchObject({ reason: 'not_member' });
  expect((await ask(server.admin, bob, 'z'.repeat(26))).status).toBe(404);
});

test('the latest records of a person come newest first, for the person and administrators', async () => {
  const list = (who: Person, query = {}) => who.call(getLatestNotifications, { params: { user_id: bob.id }, query });
  const first = await server.post(channel, alice, `one @${bob.username}`);
  await server.drainJobs();
  await Bun.sleep(2);
  const second = await server.post(channel, alice, `two @${bob.username}`);
  await server.drainJobs();
  const all = (await list(bob)).body;
  expect([all[0].post_id, all[1].post_id]).toEqual([second.id, first.id]);
  expect((await list(server.admin, { page: 1, per_page: 1 })).body.map((r: { post_id: string }) => r.post_id)).toEqual([first.id]);
  expect((await list(carol)).status).toBe(403);
});

test('records are bounded by their age and their number', async () => {
  const { app } = server.running;
  const [ctx, user_id] = [Ctx.system(app), newId()];
  const words = { reason: 'mentioned', desktop: 'told', push: 'off', mail: 'off', devices: 0 };
  const rows = Array.from({ length: 250 }, (_, n) => ({ post_id: newId(), user_id, at: n + 1, ...words }));
  await ctx.tx((tx) => saveNotificationRecords(tx.db, rows));
  const left = async () => (await notificationRecordsOf(app.store.db, user_id, 0, 1000)).map(({ at }) => at);
  expect(await left()).toHaveLength(250);
  while ((await ctx.tx((tx) => trimNotificationRecords(tx.db, 101, 1_000_000, 40))) > 0);
  expect((await left()).at(-1)).toBe(101);
  const others = (await app.store.db.selectFrom('fm_notifications').select('post_id').where('user_id', '!=', user_id).execute()).length;
  while ((await ctx.tx((tx) => trimNotificationRecords(tx.db, 0, others + 10, 40))) > 0);
  expect(await left()).toEqual(Array.from({ length: 10 }, (_, n) => 250 - n));
});
