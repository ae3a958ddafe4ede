import { inTeam } from '@foremast/domain/permissions/team';
import { ownScheduledPosts } from '@foremast/domain/scheduled-posts/scheduled-posts';
import { operation } from '@foremast/kernel/operation';
import { ScheduledPost } from '@foremast/wire/models/draft';
import { t } from '@foremast/wire/scalars';

export const getUserScheduledPosts = operation({
  id: 'GetUserScheduledPosts',
  method: 'GET',
  path: '/api/v4/posts/scheduled/team/{team_id}',
  summary: 'One’s own messages that are to be sent later, by team.',
  query: t.Object({ includeDirectChannels: t.Boolean() }),
  response: t.Record(t.String(), t.Array(ScheduledPost)),
  permission: ({ params }) => [inTeam(params.team_id)],
  handle: ({ params, query }, ctx) => ownScheduledPosts(ctx, params.team_id, query.includeDirectChannels),
});
