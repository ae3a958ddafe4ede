import { mayReadContent } from '@foremast/domain/permissions/channel';
import { ownAccount } from '@foremast/domain/permissions/system';
import { postsAroundUnread } from '@foremast/domain/unreads/posts-around-unread';
import { invalidUrl, noPermission } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { PostList } from '@foremast/wire/models/post';
import { t } from '@foremast/wire/scalars';

export const getPostsAroundLastUnread = operation({
  id: 'GetPostsAroundLastUnread',
  method: 'GET',
  path: '/api/v4/users/{user_id}/channels/{channel_id}/posts/unread',
  summary: 'The oldest unread message of a channel with those around it.',
  query: t.Object({
    limit_before: t.Integer({ default: 60, minimum: 0, maximum: 200 }),
    limit_after: t.Integer({ default: 60, minimum: 0, maximum: 200 }),
    skipFetchThreads: t.Boolean(),
    collapsedThreads: t.Boolean(),
    collapsedThreadsExtended: t.Boolean(),
  }),
  response: PostList,
  permission: ({ params }) => [ownAccount(params.user_id)],
  async handle({ params, query }, ctx) {
    if (!(await mayReadContent(ctx, params.channel_id))) throw noPermission();
    if (query.limit_after === 0) throw invalidUrl('limit_after');
    return postsAroundUnread(ctx, params.user_id, params.channel_id, {
      before: query.limit_before,
      after: query.limit_after,
      skipThreads: query.skipFetchThreads,
      collapsed: query.collapsedThreads,
      extended: query.collapsedThreadsExtended,
    });
  },
});
