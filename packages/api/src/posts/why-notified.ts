import { whyNotified as why } from '@foremast/domain/notifications/why';
import { operation } from '@foremast/kernel/operation';
import { NotificationRecord } from '@foremast/wire/models/notification-record';

export const whyNotified = operation({
  id: 'WhyNotified',
  method: 'GET',
  path: '/api/v4/posts/{post_id}/notifications/{user_id}',
  summary: 'Why somebody was told of a message, or not.',
  response: NotificationRecord,
  permission: 'session',
  handle: ({ params }, ctx) => why(ctx, params.post_id, params.user_id),
});
