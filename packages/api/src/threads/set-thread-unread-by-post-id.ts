import { ownAccount } from '@foremast/domain/permissions/system';
import { unreadThread } from '@foremast/domain/threads/read-thread';
import { operation } from '@foremast/kernel/operation';
import { UserThread } from '@foremast/wire/models/thread';

export const setThreadUnreadByPostId = operation({
  id: 'SetThreadUnreadByPostId',
  method: 'POST',
  path: '/api/v4/users/{user_id}/teams/{team_id}/threads/{thread_id}/set_unread/{post_id}',
  summary: 'Mark a thread as unread from a reply on.',
  response: UserThread,
  permission: ({ params }) => [ownAccount(params.user_id)],
  handle: ({ params }, ctx) => unreadThread(ctx, params.user_id, params.team_id, params.thread_id, params.post_id),
});
