import type { Ctx } from '@foremast/kernel/context';
import { switchedOff } from '@foremast/kernel/error';
import { postsByIds } from '@foremast/store/queries/posts';
import type { PostQuery } from '@foremast/store/search/post-search';
import type { PostList } from '@foremast/wire/models/post';
import { presentList } from '../posts/present-list.ts';
import { withReplyCounts } from '../posts/reply-counts.ts';
import { parseTerms } from './parse-terms.ts';
import { searchScope } from './search-scope.ts';
import { tagToken } from './search-tokens.ts';

export interface PostSearchRequest {
  readonly terms: string;
  readonly is_or_search: boolean;
  /** Of the searcher's days, in seconds east of UTC. */
  readonly time_zone_offset: number;
  readonly page: number;
  readonly include_deleted_channels: boolean;
}

const MOST = 100;

/** What the searcher's own messages and those of others in the searcher's channels hold, newest first. */
export async function searchPosts(ctx: Ctx, teamId: string | undefined, request: PostSearchRequest): Promise<PostList & { matches: null }> {
  if (!ctx.config.ServiceSettings.EnablePostSearch) throw switchedOff('store.sql_post.search.disabled');
  const query = request.page > 0 ? undefined : await toQuery(ctx, teamId, request);
  const ids = query ? await ctx.db.dialect.postSearch.find(ctx.db, query) : [];
  const rows = new Map((await postsByIds(ctx.db, ids)).map((row) => [row.id, row]));
  const list = await presentList(ctx, { rows: ids.flatMap((id) => rows.get(id) ?? []) });
  return { ...(await withReplyCounts(ctx.db, list)), matches: null };
}

/** Undefined where nothing can be found. */
async function toQuery(ctx: Ctx, teamId: string | undefined, request: PostSearchRequest): Promise<PostQuery | undefined> {
  const parsed = parseTerms(request.terms);
  const scope = await searchScope(ctx, teamId, parsed, request.time_zone_offset);
  if (!parsed.meaningful || !scope) return undefined;
  return {
    userId: ctx.userId,
    teamId,
    archivedToo: request.include_deleted_channels,
    words: parsed.words,
    anyWord: request.is_or_search,
    notWords: parsed.notWords,
    tags: parsed.tags.map((tag) => ({ raw: tag.replace(/\*+$/, ''), token: tagToken(tag.replace(/\*+$/, '')), prefix: tag.endsWith('*') })),
    ...scope,
    limit: MOST,
  };
}
