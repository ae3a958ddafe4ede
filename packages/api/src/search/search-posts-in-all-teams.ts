import { searchPosts } from '@foremast/domain/search/search-posts';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';
import { PostSearchResults, toSearchRequest, uncached } from './search-request.ts';

export const searchPostsInAllTeams = operation({
  id: 'SearchPostsInAllTeams',
  method: 'POST',
  path: '/api/v4/posts/search',
  summary: 'Search the messages of all one’s channels.',
  body: t.Unknown(),
  lenientBody: true,
  response: PostSearchResults,
  notWhenBusy: true,
  permission: 'session',
  handle: async ({ body }, ctx) => uncached(ctx, await searchPosts(ctx, undefined, toSearchRequest(body))),
});
