import { manageSystem } from '@foremast/domain/permissions/system';
import { reportPosts } from '@foremast/domain/reports/post-report';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Post } from '@foremast/wire/models/post';
import { t } from '@foremast/wire/scalars';

// The published reference says that posts is a map; the server sends them as a list, in order.
export const getPostsForReporting = operation({
  id: 'GetPostsForReporting',
  method: 'POST',
  path: '/api/v4/reports/posts',
  summary: 'The messages of a channel, page by page, deleted ones too where they are wanted.',
  body: t.Nullable(
    t.Object({
      channel_id: t.String(),
      cursor: t.String(),
      start_time: t.Integer(),
      time_field: t.String(),
      sort_direction: t.String(),
      per_page: t.Integer(),
      include_deleted: t.Boolean(),
      exclude_system_posts: t.Boolean(),
      include_metadata: t.Boolean(),
    }),
  ),
  bodyName: 'body',
  response: t.Object({ posts: t.Array(Post), next_cursor: t.Optional(t.Object({ cursor: t.String() })) }),
  permission: () => [manageSystem],
  handle({ body }, ctx) {
    if (!body) throw invalidBody('body');
    return reportPosts(ctx, body);
  },
});
