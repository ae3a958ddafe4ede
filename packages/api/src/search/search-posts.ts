import { inTeam } from '@foremast/domain/permissions/team';
import { searchPosts as findPosts } from '@foremast/domain/search/search-posts';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';
import { PostSearchResults, toSearchRequest, uncached } from './search-request.ts';

export const searchPosts = operation({
  id: 'SearchPosts',
  method: 'POST',
  path: '/api/v4/teams/{team_id}/posts/search',
  summary: 'Search the messages of one’s channels in a team, and of direct channels.',
  body: t.Unknown(),
  lenientBody: true,
  response: PostSearchResults,
  notWhenBusy: true,
  permission: ({ params }) => [inTeam(params.team_id)],
  handle: async ({ params, body }, ctx) => uncached(ctx, await findPosts(ctx, params.team_id, toSearchRequest(body))),
});
