import { expect, test } from 'bun:test';
import { endDoNotDisturb } from '@foremast/domain/status/end-do-not-disturb';
import { Ctx } from '@foremast/kernel/context';
import { findStatus, saveStatus } from '@foremast/store/queries/status';
import { type Person, startServer } from '@foremast/testing/server';
import { getUsersStatusesByIds } from './get-users-statuses-by-ids.ts';
import { updateUserCustomStatus } from './update-user-custom-status.ts';
import { updateUserStatus } from './update-user-status.ts';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const choose = (who: Person, status: string, more: object = {}) =>
  who.call(updateUserStatus, { params: { user_id: who.id }, body: { user_id: who.id, status, ...more } });

test('a chosen status stays, is told to oneself and read by others', async () => {
  const socket = await alice.listen();
  expect((await choose(alice, 'dnd')).body).toMatchObject({ status: 'dnd', manual: true });
  expect((await socket.next('status_change')).data).toBeDefined();
  const { body } = await bob.call(getUsersStatusesByIds, { body: [alice.id, 'z'.repeat(26)] });
  expect(body).toMatchObject([
    { user_id: alice.id, status: 'dnd' },
    { user_id: 'z'.repeat(26), status: 'offline' },
  ]);
});

test('not being disturbed ends on the minute, and what was before comes back', async () => {
  const person = await server.user();
  await choose(person, 'online');
  const end = Math.floor(Date.now() / 1000) + 3600;
  expect((await choose(person, 'dnd', { dnd_end_time: end })).body.dnd_end_time).toBe(end - (end % 60));
  const { app } = server.running;
  const row = await findStatus(app.store.db, person.id);
  await Ctx.system(app).tx(async (tx) => {
    if (row) await saveStatus(tx.db, { ...row, dnd_end_time: 60 });
    await tx.enqueue(endDoNotDisturb, {});
  });
  await server.drainJobs();
  expect(await findStatus(app.store.db, person.id)).toMatchObject({ status: 'online', manual: false, dnd_end_time: 0 });
});

test.each([
  ['of another', 403, bob, alice.id, 'away'],
  ['that is none', 400, alice, alice.id, 'sleeping'],
])('a status %s is refused', async (_, status, who, id, chosen) => {
  expect((await who.call(updateUserStatus, { params: { user_id: id }, body: { user_id: id, status: chosen } })).status).toBe(status);
});

test('a custom status is seen by others; without emoji and text it is none', async () => {
  const set = (body: object) => alice.call(updateUserCustomStatus, { params: { user_id: alice.id }, body });
  expect((await set({ emoji: 'palm_tree', text: 'away' })).status).toBe(200);
  const { body } = await bob.request('GET', `/api/v4/users/${alice.id}`);
  expect(JSON.parse(body.props.customStatus)).toMatchObject({ emoji: 'palm_tree', text: 'away' });
  expect((await set({})).status).toBe(400);
  expect((await set({ emoji: 'no_such_emoji' })).status).toBe(400);
  expect((await set({ emoji: 'cat', duration: 'one_hour', expires_at: '2001-01-01T00:00:00Z' })).status).toBe(400);
});
