import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { createScheduledPost } from './create-scheduled-post.ts';
import { updateScheduledPost } from './update-scheduled-post.ts';

const server = await startServer();
const ann = await server.user();
const channel = await server.channelWith(ann);

test.each([
  ['a thread whose id is none', { root_id: 'y'.repeat(100) }, 'model.draft.is_valid.root_id.app_error'],
  ['a type that is too long', { type: 'y'.repeat(100) }, 'api.context.invalid_body_param.app_error'],
  ['a reason of failure that is too long', { error_code: 'y'.repeat(201) }, 'api.context.invalid_body_param.app_error'],
])('a message for later with %s is refused, when made and when changed', async (_, more, id) => {
  const body = { channel_id: channel.id, message: 'later', scheduled_at: Date.now() + 60_000 };
  expect(await ann.call(createScheduledPost, { body: { ...body, ...more } })).toMatchObject({ status: 400, body: { id } });
  const { body: kept } = await ann.call(createScheduledPost, { body });
  const changed = { body: { ...kept, ...more }, params: { scheduled_post_id: kept.id } };
  expect(await ann.call(updateScheduledPost, changed)).toMatchObject({ status: 400, body: { id } });
});

test('a service whose name is too long is refused', async () => {
  const body = { auth_service: 'y'.repeat(100), auth_data: 'x' };
  const answer = await server.admin.request('PUT', `/api/v4/users/${ann.id}/auth`, { body });
  expect(answer).toMatchObject({ status: 400, body: { id: 'api.user.update_user_auth.invalid_request' } });
});
