import { integerOf } from '@foremast/domain/input/integer-of';
import { ownAccount } from '@foremast/domain/permissions/system';
import { readThread } from '@foremast/domain/threads/read-thread';
import { invalidUrl, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { UserThread } from '@foremast/wire/models/thread';

function instantOf(text: string): number {
  if (!/^\d+$/.test(text)) throw notFound('api.context.404.app_error');
  const instant = integerOf(text);
  if (!instant) throw invalidUrl('timestamp');
  return instant;
}

export const updateThreadReadForUser = operation({
  id: 'UpdateThreadReadForUser',
  method: 'PUT',
  path: '/api/v4/users/{user_id}/teams/{team_id}/threads/{thread_id}/read/{timestamp}',
  summary: 'Mark a thread as read up to an instant.',
  response: UserThread,
  // What is no instant is refused before anybody's rights are looked at.
  permission({ params }) {
    instantOf(params.timestamp);
    return [ownAccount(params.user_id)];
  },
  handle: ({ params }, ctx) => readThread(ctx, params.user_id, params.team_id, params.thread_id, instantOf(params.timestamp)),
});
