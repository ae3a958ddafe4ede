import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { createRecap } from './create-recap.ts';
import { deleteRecap } from './delete-recap.ts';
import { getRecap } from './get-recap.ts';
import { getRecapsForUser } from './get-recaps-for-user.ts';
import { markRecapAsRead } from './mark-recap-as-read.ts';
import { regenerateRecap } from './regenerate-recap.ts';

const server = await startServer({ MM_FEATUREFLAGS_ENABLEAIRECAPS: 'true' });
const [alice, mallory] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice);
const body = { title: 'This week', channel_ids: [channel.id], agent_id: 'a'.repeat(26) };

test('a recap is made for one person; without an agent it fails, says so, and can be tried again', async () => {
  const socket = await alice.listen();
  const { status, body: made } = await alice.call(createRecap, { body });
  expect([status, made.status, made.bot_id]).toEqual([201, 'pending', body.agent_id]);
  const params = { recap_id: made.id };
  await server.drainJobs();
  expect((await socket.next('recap_updated')).data).toEqual({ recap_id: made.id });
  expect((await alice.call(getRecap, { params })).body).toMatchObject({ status: 'failed', channels: [{ channel_id: channel.id, highlights: null }] });
  expect((await alice.call(regenerateRecap, { params })).body.status).toBe('pending');
  await server.drainJobs();
  expect((await alice.call(getRecap, { params })).body).toMatchObject({ status: 'failed', channels: [{ channel_id: channel.id }] });
});

test('recaps are listed, read and thrown away by their owner only', async () => {
  const { body: made } = await alice.call(createRecap, { body });
  const params = { recap_id: made.id };
  await server.drainJobs();
  expect((await alice.call(markRecapAsRead, { params })).body.read_at).toBeGreaterThan(0);
  for (const op of [getRecap, markRecapAsRead, regenerateRecap, deleteRecap])
    expect((await mallory.call(op, { params })).body.id).toBe('api.recap.permission_denied');
  expect((await mallory.call(getRecapsForUser)).body).toEqual([]);
  expect((await alice.call(deleteRecap, { params })).body).toEqual({ status: 'OK' });
  expect((await alice.call(getRecap, { params })).body.id).toBe('app.recap.get.app_error');
  expect((await alice.call(getRecapsForUser)).body.map((r: { id: string }) => r.id)).not.toContain(made.id);
});

test.each([
  ['without a title', 400, { title: '' }],
  ['of no channel', 400, { channel_ids: [] }],
  ['by no agent', 400, { agent_id: '' }],
  ['of a channel one is not in', 403, { channel_ids: ['z'.repeat(26)] }],
])('a recap %s is refused', async (_, status, change) => {
  expect((await alice.call(createRecap, { body: { ...body, ...change } })).status).toBe(status);
});
