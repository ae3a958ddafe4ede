import type { Ctx } from '@foremast/kernel/context';
import { switchedOff } from '@foremast/kernel/error';
import { trimMarksEnd } from '@foremast/kernel/trim-marks';
import type { PostQuery } from '@foremast/store/search/post-search';
import type { PostList } from '@foremast/wire/models/post';
import { presentList } from '../posts/present-list.ts';
import { findPosts } from './find.ts';
import { isFindable } from './indexed.ts';
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

/** What the searcher's own messages and those of others in the searcher's channels hold, newest first. */
export async function searchPosts(ctx: Ctx, teamId: string | undefined, request: PostSearchRequest): Promise<PostList & { matches: null }> {
  if (!ctx.config.ServiceSettings.EnablePostSearch) throw switchedOff('store.sql_post.search.disabled');
  const query = request.page > 0 ? undefined : await toQuery(ctx, teamId, request);
  const found = query ? (await findPosts(ctx, query)).filter(isFindable) : [];
  const replies = new Map(found.map((row) => [row.id, row.reply_count]));
  return { ...(await presentList(ctx, { rows: found }, { counted: replies })), matches: null };
}

/** Undefined where nothing can be found. */
async function toQuery(ctx: Ctx, teamId: string | undefined, request: PostSearchRequest): Promise<PostQuery | undefined> {
  const parsed = parseTerms(request.terms);
  if (!parsed.meaningful) return undefined;
  const place = { teamId, archivedToo: request.include_deleted_channels, offsetSeconds: request.time_zone_offset };
  const scope = await searchScope(ctx, place, parsed);
  if (!scope) return undefined;
  return {
    ...scope,
    words: parsed.words,
    anyWord: request.is_or_search,
    notWords: parsed.notWords,
    tags: parsed.tags.map((tag) => ({ token: tagToken(trimMarksEnd(tag, '*')), prefix: tag.endsWith('*') })),
  };
}
