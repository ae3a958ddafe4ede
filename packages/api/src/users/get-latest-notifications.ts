import { latestNotifications } from '@foremast/domain/notifications/why';
import { manageSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { anyOf, self } from '@foremast/kernel/permission';
import { NotificationRecord } from '@foremast/wire/models/notification-record';
import { t } from '@foremast/wire/scalars';

export const getLatestNotifications = operation({
  id: 'GetLatestNotifications',
  method: 'GET',
  path: '/api/v4/users/{user_id}/notifications',
  summary: 'What somebody was told of last, and what not, and why.',
  query: t.Object({ page: t.Integer({ default: 0, minimum: 0 }), per_page: t.Integer({ default: 60, minimum: 0, maximum: 200 }) }),
  response: t.Array(NotificationRecord),
  permission: ({ params }) => [anyOf(self(params.user_id), manageSystem)],
  handle: ({ params, query }, ctx) => latestNotifications(ctx, params.user_id, query.page, query.per_page),
});
