import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { deleteUser } from './delete-user.ts';
import { getUser } from './get-user.ts';

const server = await startServer({ MM_SERVICESETTINGS_ENABLEAPIUSERDELETION: 'true' });
const [alice, bob] = [await server.user(), await server.user()];

test('a deactivated account stays to be seen', async () => {
  const person = await server.user();
  expect((await server.admin.call(deleteUser, { params: { user_id: person.id } })).status).toBe(200);
  expect((await alice.call(getUser, { params: { user_id: person.id } })).body.delete_at).toBeGreaterThan(0);
});

test('an erased account is gone with everything it wrote', async () => {
  const channel = await server.channelWith(alice, bob);
  const [kept, gone] = [await server.post(channel, alice), await server.post(channel, bob)];
  expect((await server.admin.call(deleteUser, { params: { user_id: bob.id }, query: { permanent: true } })).status).toBe(200);
  expect((await alice.call(getUser, { params: { user_id: bob.id } })).status).toBe(404);
  expect((await alice.request('GET', `/api/v4/posts/${kept.id}`)).status).toBe(200);
  expect((await alice.request('GET', `/api/v4/posts/${gone.id}`)).status).toBe(404);
});

test('nobody deactivates another, nor oneself where the settings say no', async () => {
  expect((await alice.call(deleteUser, { params: { user_id: server.admin.id } })).status).toBe(403);
  expect((await alice.call(deleteUser, { params: { user_id: alice.id } })).status).toBe(401);
});
