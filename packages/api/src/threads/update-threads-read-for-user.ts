import { ownAccount } from '@foremast/domain/permissions/system';
import { inTeam } from '@foremast/domain/permissions/team';
import { readAllThreads } from '@foremast/domain/threads/read-thread';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const updateThreadsReadForUser = operation({
  id: 'UpdateThreadsReadForUser',
  method: 'PUT',
  path: '/api/v4/users/{user_id}/teams/{team_id}/threads/read',
  summary: 'Mark all threads of a team as read.',
  response: StatusOK,
  permission: ({ params }) => [ownAccount(params.user_id), inTeam(params.team_id)],
  async handle({ params }, ctx) {
    await readAllThreads(ctx, params.user_id, params.team_id);
    return OK;
  },
});
