import { integerOf } from '@foremast/domain/input/integer-of';
import { ownAccount } from '@foremast/domain/permissions/system';
import { readThread } from '@foremast/domain/threads/read-thread';
import { invalidUrl, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { UserThread } from '@foremast/wire/models/thread';

export const updateThreadReadForUser = operation({
  id: 'UpdateThreadReadForUser',
  method: 'PUT',
  path: '/api/v4/users/{user_id}/teams/{team_id}/threads/{thread_id}/read/{timestamp}',
  summary: 'Mark a thread as read up to an instant.',
  response: UserThread,
  permission: ({ params }) => [ownAccount(params.user_id)],
  handle({ params }, ctx) {
    if (!/^\d+$/.test(params.timestamp)) throw notFound('api.context.404.app_error');
    const at = integerOf(params.timestamp);
    if (!at) throw invalidUrl('timestamp');
    return readThread(ctx, params.user_id, params.team_id, params.thread_id, at);
  },
});
