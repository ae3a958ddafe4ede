import { expect, test } from 'bun:test';
import { sendDuePosts } from '@foremast/domain/scheduled-posts/send-due-posts';
import { Ctx } from '@foremast/kernel/context';
import { findScheduledPost, updateScheduledPost as moveTo } from '@foremast/store/queries/scheduled-posts';
import { startServer } from '@foremast/testing/server';
import { createScheduledPost } from './create-scheduled-post.ts';
import { deleteScheduledPost } from './delete-scheduled-post.ts';
import { getUserScheduledPosts } from './get-user-scheduled-posts.ts';
import { updateScheduledPost } from './update-scheduled-post.ts';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);
const params = { team_id: String(channel.team_id) };
const schedule = (message: string, scheduled_at = Date.now() + 60_000) =>
  alice.call(createScheduledPost, { body: { channel_id: channel.id, message, scheduled_at } });

async function makeDue(id: string): Promise<void> {
  const row = await findScheduledPost(server.running.app.store.db, id);
  if (row) await Ctx.system(server.running.app).tx((tx) => moveTo(tx.db, { ...row, scheduled_at: Date.now() - 1000 }));
  await Ctx.system(server.running.app).tx((tx) => tx.enqueue(sendDuePosts, {}));
  await server.drainJobs();
}

test('a scheduled message is sent when its time has come, in the name of its author', async () => {
  const { body } = await schedule('later');
  expect((await alice.call(getUserScheduledPosts, { params })).body[params.team_id]).toMatchObject([{ id: body.id, message: 'later' }]);
  const socket = await bob.listen();
  await makeDue(body.id);
  expect(JSON.parse((await socket.next('posted')).data.post)).toMatchObject({ message: 'later', user_id: alice.id });
  expect((await alice.call(getUserScheduledPosts, { params })).body).toEqual({ [params.team_id]: [] });
});

test('one that cannot be sent any more says why, and its author hears of it', async () => {
  const other = await server.channelWith(alice);
  const { body } = await alice.call(createScheduledPost, { body: { channel_id: other.id, message: 'too late', scheduled_at: Date.now() + 60_000 } });
  await server.admin.request('DELETE', `/api/v4/channels/${other.id}`);
  const socket = await alice.listen();
  await makeDue(body.id);
  expect(JSON.parse((await socket.next('scheduled_post_updated')).data.scheduledPost)).toMatchObject({ id: body.id, error_code: 'channel_archived' });
  expect((await socket.next('posted')).data.channel_type).toBe('D');
});

test('the past, nothing at all, and what is somebody else’s are refused', async () => {
  expect(await schedule('x', Date.now() - 60_000)).toMatchObject({ status: 400 });
  expect(await schedule('')).toMatchObject({ status: 400 });
  const { body } = await schedule('mine');
  expect(await bob.call(deleteScheduledPost, { params: { scheduled_post_id: body.id } })).toMatchObject({ status: 403 });
});

test.each([
  ['a mark on an answer', 400, { root_id: 'z'.repeat(26), priority: { priority: 'urgent' } }],
  ['notifications that go on for what is not urgent', 400, { priority: { priority: 'important', persistent_notifications: true } }],
  ['a message that vanishes, as an answer', 400, { type: 'burn_on_read', root_id: 'z'.repeat(26) }],
  ['what is for a moment and for nobody', 400, { type: 'burn_on_read', channel_id: 'own' }],
])('%s is refused when it is scheduled, and when it is changed', async (_, status, change) => {
  const own = await alice.client.createDirectChannel([alice.id, alice.id]);
  const place = { channel_id: 'channel_id' in change ? own.id : channel.id };
  const body = { message: 'x', scheduled_at: Date.now() + 60_000, ...change, ...place };
  expect(await alice.call(createScheduledPost, { body })).toMatchObject({ status });
  if (!('priority' in change) || 'root_id' in change) return;
  const { body: known } = await schedule('plain');
  const changed = { params: { scheduled_post_id: known.id }, body: { ...body, id: known.id } };
  expect(await alice.call(updateScheduledPost, changed)).toMatchObject({ status });
});

test('what the settings forbid to send may not be scheduled', async () => {
  const service = (settings: Record<string, boolean>) => server.admin.client.patchConfig({ ServiceSettings: settings } as never);
  const urgent = { priority: 'urgent', requested_ack: false, persistent_notifications: true };
  const body = { channel_id: channel.id, message: `@${bob.username}`, scheduled_at: Date.now() + 60_000 };
  const asked = (more: Record<string, unknown>) => alice.call(createScheduledPost, { body: { ...body, ...more } });
  await service({ AllowPersistentNotifications: false, EnableBurnOnRead: false, ExperimentalEnableHardenedMode: true });
  expect(await asked({ priority: urgent })).toMatchObject({ status: 403 });
  expect(await asked({ type: 'burn_on_read' })).toMatchObject({ status: 501 });
  expect(await asked({ props: { from_webhook: 'true' } })).toMatchObject({ status: 400 });
  await service({ AllowPersistentNotifications: true, EnableBurnOnRead: true, ExperimentalEnableHardenedMode: false });
  expect(await asked({ priority: urgent })).toMatchObject({ status: 201, body: { priority: urgent } });
});
