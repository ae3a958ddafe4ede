import { integerOf } from '@foremast/domain/input/integer-of';
import { mayReadContent } from '@foremast/domain/permissions/channel';
import { hasSystem } from '@foremast/domain/permissions/system';
import { channelPosts } from '@foremast/domain/posts/list-channel-posts';
import { invalidBody, noPermission, notFound } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { channelHead } from '@foremast/store/queries/channels';
import { PostList } from '@foremast/wire/models/post';
import { t } from '@foremast/wire/scalars';

/** 0 where none is asked for. */
function instantOf(text: string): number {
  const instant = text === '' ? 0 : integerOf(text);
  if (instant === undefined) throw invalidBody('since');
  return instant;
}

export const getPostsForChannel = operation({
  id: 'GetPostsForChannel',
  method: 'GET',
  path: '/api/v4/channels/{channel_id}/posts',
  summary: 'The messages of a channel: a page, those before or after one of them, or what changed since an instant.',
  query: t.Object({
    page: t.Integer({ default: 0, minimum: 0 }),
    per_page: t.Integer({ default: 60, minimum: 0, maximum: 200 }),
    before: t.String(),
    after: t.String(),
    since: t.String(),
    skipFetchThreads: t.Boolean(),
    collapsedThreads: t.Boolean(),
    collapsedThreadsExtended: t.Boolean(),
    include_deleted: t.Boolean(),
  }),
  response: PostList,
  permission: 'session',
  async handle({ params, query }, ctx) {
    const { before, after, since } = query;
    if (after !== '' && !isId(after)) throw invalidBody('after');
    if (before !== '' && !isId(before)) throw invalidBody('before');
    const from = instantOf(since);
    const channel = await channelHead(ctx.db, params.channel_id);
    if (!channel) throw notFound('app.channel.get.existing.app_error');
    if (!(await mayReadContent(ctx, channel.id))) throw noPermission();
    if (query.include_deleted && !(await hasSystem(ctx, 'read_deleted_posts'))) throw noPermission();
    return channelPosts(ctx, channel.id, {
      page: query.page,
      perPage: query.per_page,
      before,
      after,
      since: from,
      skipThreads: query.skipFetchThreads,
      collapsed: query.collapsedThreads,
      extended: query.collapsedThreadsExtended,
      deletedToo: query.include_deleted,
    });
  },
});
