import { ownAccount } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { threadMentionsByChannel } from '@foremast/store/queries/followed-threads';
import { t } from '@foremast/wire/scalars';

export const getThreadMentionCountsByChannel = operation({
  id: 'GetThreadMentionCountsByChannel',
  method: 'GET',
  path: '/api/v4/users/{user_id}/teams/{team_id}/threads/mention_counts',
  summary: 'Unread mentions in followed threads, by channel.',
  response: t.Record(t.String(), t.Integer()),
  permission: ({ params }) => [ownAccount(params.user_id)],
  handle: ({ params }, ctx) => threadMentionsByChannel(ctx.db, params.user_id, params.team_id),
});
