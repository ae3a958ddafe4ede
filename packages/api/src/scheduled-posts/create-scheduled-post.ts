import { schedulePost } from '@foremast/domain/scheduled-posts/scheduled-posts';
import { operation } from '@foremast/kernel/operation';
import { ScheduledPost, ScheduledPostBody } from '@foremast/wire/models/draft';

export const createScheduledPost = operation({
  id: 'CreateScheduledPost',
  method: 'POST',
  path: '/api/v4/posts/schedule',
  summary: 'Have a message sent later.',
  body: ScheduledPostBody,
  bodyName: 'schedule_post',
  response: ScheduledPost,
  status: 201,
  permission: 'session',
  handle: ({ body }, ctx) => schedulePost(ctx, body),
});
