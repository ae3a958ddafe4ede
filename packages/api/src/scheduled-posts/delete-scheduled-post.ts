import { unschedulePost } from '@foremast/domain/scheduled-posts/scheduled-posts';
import { operation } from '@foremast/kernel/operation';
import { ScheduledPost } from '@foremast/wire/models/draft';

export const deleteScheduledPost = operation({
  id: 'DeleteScheduledPost',
  method: 'DELETE',
  path: '/api/v4/posts/schedule/{scheduled_post_id}',
  summary: 'Do not send a message after all.',
  response: ScheduledPost,
  status: 201,
  permission: 'session',
  uncheckedParams: ['scheduled_post_id'],
  handle: ({ params }, ctx) => unschedulePost(ctx, params.scheduled_post_id),
});
