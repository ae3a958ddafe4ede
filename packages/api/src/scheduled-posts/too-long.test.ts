import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { createScheduledPost } from './create-scheduled-post.ts';

const server = await startServer();
const ann = await server.user();
const channel = await server.channelWith(ann);

test.each([
  ['a thread whose id is none', { root_id: 'y'.repeat(100) }, 'model.draft.is_valid.root_id.app_error'],
  ['a type that is too long', { type: 'y'.repeat(100) }, 'api.context.invalid_body_param.app_error'],
])('a message for later with %s is refused', async (_, more, id) => {
  const body = { channel_id: channel.id, message: 'later', scheduled_at: Date.now() + 60_000, ...more };
  expect(await ann.call(createScheduledPost, { body })).toMatchObject({ status: 400, body: { id } });
});

test('a service whose name is too long is refused', async () => {
  const body = { auth_service: 'y'.repeat(100), auth_data: 'x' };
  const answer = await server.admin.request('PUT', `/api/v4/users/${ann.id}/auth`, { body });
  expect(answer).toMatchObject({ status: 400, body: { id: 'api.user.update_user_auth.invalid_request' } });
});
