import { ownAccount } from '@foremast/domain/permissions/system';
import { setUnread } from '@foremast/domain/unreads/set-unread';
import { operation } from '@foremast/kernel/operation';
import { ChannelUnreadAt } from '@foremast/wire/models/unread';
import { t } from '@foremast/wire/scalars';

export const setPostUnread = operation({
  id: 'SetPostUnread',
  method: 'POST',
  path: '/api/v4/users/{user_id}/posts/{post_id}/set_unread',
  summary: 'Mark a channel as unread from a message on.',
  body: t.Object({ collapsed_threads_supported: t.Unknown() }),
  lenientBody: true,
  response: ChannelUnreadAt,
  permission: ({ params }) => [ownAccount(params.user_id)],
  handle: ({ params, body }, ctx) => setUnread(ctx, params.user_id, params.post_id, body.collapsed_threads_supported === true),
});
