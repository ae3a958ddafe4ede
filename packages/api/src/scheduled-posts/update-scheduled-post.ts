import { changeScheduledPost } from '@foremast/domain/scheduled-posts/scheduled-posts';
import { operation } from '@foremast/kernel/operation';
import { ScheduledPost, ScheduledPostBody } from '@foremast/wire/models/draft';

export const updateScheduledPost = operation({
  id: 'UpdateScheduledPost',
  method: 'PUT',
  path: '/api/v4/posts/schedule/{scheduled_post_id}',
  summary: 'Change a message that is to be sent later.',
  body: ScheduledPostBody,
  bodyName: 'schedule_post',
  response: ScheduledPost,
  status: 201,
  permission: 'session',
  uncheckedParams: ['scheduled_post_id'],
  handle: ({ params, body }, ctx) => changeScheduledPost(ctx, params.scheduled_post_id, body),
});
