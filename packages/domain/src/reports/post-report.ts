import type { Ctx } from '@foremast/kernel/context';
import { badRequest, notFound } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { channelHead } from '@foremast/store/queries/channels';
import type { PostRow } from '@foremast/store/queries/posts';
import { postsForReport } from '@foremast/store/queries/posts-for-report';
import type { Post } from '@foremast/wire/models/post';
import { callerViews } from '../posts/post-viewer.ts';
import { preparePosts } from '../posts/prepare-posts.ts';
import { presentPost } from '../posts/present-post.ts';
import { decodePlace, encodePlace, type PostReportPlace } from './post-report-cursor.ts';

const PAGE = 100;
const MOST = 1000;

export interface PostReportForm {
  readonly channel_id: string;
  readonly cursor: string;
  readonly start_time: number;
  readonly time_field: string;
  readonly sort_direction: string;
  readonly per_page: number;
  readonly include_deleted: boolean;
  readonly exclude_system_posts: boolean;
  readonly include_metadata: boolean;
}

/** A cursor knows what the first page was asked for. Without one it begins at `start_time`, else at the end that its direction starts from. */
function placeOf(form: PostReportForm): PostReportPlace {
  if (form.cursor !== '') return decodePlace(form.cursor);
  const sortDirection = form.sort_direction || 'asc';
  return {
    channelId: form.channel_id,
    timeField: form.time_field || 'create_at',
    includeDeleted: form.include_deleted,
    excludeSystem: form.exclude_system_posts,
    sortDirection,
    at: form.start_time || (sortDirection === 'desc' ? Number.MAX_SAFE_INTEGER : 0),
    id: '',
  };
}

function checkPlace({ channelId, timeField, sortDirection }: PostReportPlace): void {
  const wrong = (what: string) => badRequest(`model.post.query_params.${what}`);
  if (!isId(channelId)) throw wrong('invalid_channel_id');
  if (timeField !== 'create_at' && timeField !== 'update_at') throw wrong('invalid_time_field');
  if (sortDirection !== 'asc' && sortDirection !== 'desc') throw wrong('invalid_sort_direction');
}

/** As stored; or with what other tables know. What deleted messages said is told in both. */
async function present(ctx: Ctx, rows: readonly PostRow[], withMetadata: boolean): Promise<Post[]> {
  if (!withMetadata) return rows.map(presentPost).map(({ metadata: _, ...post }) => post);
  const posts = await preparePosts(ctx.db, ctx.config, rows, callerViews(ctx));
  return posts.map((post, i) => ({ ...post, message: post.message || (rows[i]?.message ?? '') }));
}

export interface PostReport {
  readonly posts: Post[];
  /** Absent on the last page. */
  readonly next_cursor?: { readonly cursor: string };
}

/** A page of a channel's messages for whoever has to look through them. */
export async function reportPosts(ctx: Ctx, form: PostReportForm): Promise<PostReport> {
  const place = placeOf(form);
  checkPlace(place);
  if (!(await channelHead(ctx.db, place.channelId))) throw notFound('api.post.get_posts_for_reporting.channel_not_found');
  const timeField = place.timeField as 'create_at' | 'update_at';
  const limit = form.per_page > 0 ? Math.min(form.per_page, MOST) : PAGE;
  const { channelId, includeDeleted, excludeSystem, at, id } = place;
  const found = await postsForReport(ctx.db, {
    channelId,
    timeField,
    descending: place.sortDirection === 'desc',
    includeDeleted,
    excludeSystem,
    from: { at, id },
    limit: limit + 1,
  });
  const rows = found.slice(0, limit);
  const posts = await present(ctx, rows, form.include_metadata);
  const last = rows.at(-1);
  if (!last || found.length <= limit) return { posts };
  return { posts, next_cursor: { cursor: encodePlace({ ...place, at: last[timeField], id: last.id }) } };
}
