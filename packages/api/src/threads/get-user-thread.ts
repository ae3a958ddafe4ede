import { ownAccount } from '@foremast/domain/permissions/system';
import { ownThread } from '@foremast/domain/threads/own-thread';
import { operation } from '@foremast/kernel/operation';
import { UserThread } from '@foremast/wire/models/thread';
import { t } from '@foremast/wire/scalars';

export const getUserThread = operation({
  id: 'GetUserThread',
  method: 'GET',
  path: '/api/v4/users/{user_id}/teams/{team_id}/threads/{thread_id}',
  summary: 'One of the threads that a person follows.',
  query: t.Object({ extended: t.Boolean() }),
  response: UserThread,
  permission: ({ params }) => [ownAccount(params.user_id)],
  handle: ({ params, query }, ctx) => ownThread(ctx, params.user_id, params.thread_id, query.extended),
});
