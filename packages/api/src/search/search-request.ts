import type { PostSearchRequest } from '@foremast/domain/search/search-posts';
import type { Ctx } from '@foremast/kernel/context';
import { decodeBody, WrongShape } from '@foremast/kernel/decode';
import { badRequest, invalidBody } from '@foremast/kernel/error';
import { PostList } from '@foremast/wire/models/post';
import { t } from '@foremast/wire/scalars';

const SearchBody = t.Object({
  terms: t.String(),
  is_or_search: t.Boolean(),
  time_zone_offset: t.Integer(),
  page: t.Integer(),
  per_page: t.Integer(),
  include_deleted_channels: t.Boolean(),
});

export const PostSearchResults = t.Composite([PostList, t.Object({ matches: t.Null() })]);

/** What somebody may read changes all the time: nothing on the way keeps an answer. */
export function uncached<Answer>(ctx: Ctx, answer: Answer): Answer {
  ctx.reply.headers['cache-control'] = 'no-cache, no-store, must-revalidate';
  return answer;
}

/** What is no search at all is refused under a name of its own. */
export function toSearchRequest(body: unknown, refused = 'api.post.search_posts.invalid_body.app_error'): PostSearchRequest {
  if (body === undefined) throw badRequest(refused);
  try {
    const request = decodeBody(SearchBody, body);
    if (request.terms === '') throw invalidBody('terms');
    return request;
  } catch (error) {
    if (error instanceof WrongShape) throw badRequest(refused);
    throw error;
  }
}
