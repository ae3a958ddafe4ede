import { ownAccount } from '@foremast/domain/permissions/system';
import { followThread } from '@foremast/domain/threads/follow-thread';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const startFollowingThread = operation({
  id: 'StartFollowingThread',
  method: 'PUT',
  path: '/api/v4/users/{user_id}/teams/{team_id}/threads/{thread_id}/following',
  summary: 'Follow a thread.',
  response: StatusOK,
  permission: ({ params }) => [ownAccount(params.user_id)],
  async handle({ params }, ctx) {
    await followThread(ctx, params.user_id, params.team_id, params.thread_id, true);
    return OK;
  },
});
