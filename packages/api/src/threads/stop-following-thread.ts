import { ownAccount } from '@foremast/domain/permissions/system';
import { followThread } from '@foremast/domain/threads/follow-thread';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const stopFollowingThread = operation({
  id: 'StopFollowingThread',
  method: 'DELETE',
  path: '/api/v4/users/{user_id}/teams/{team_id}/threads/{thread_id}/following',
  summary: 'Stop following a thread.',
  response: StatusOK,
  permission: ({ params }) => [ownAccount(params.user_id)],
  async handle({ params }, ctx) {
    await followThread(ctx, params.user_id, params.team_id, params.thread_id, false);
    return OK;
  },
});
