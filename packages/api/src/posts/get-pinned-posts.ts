import { mayReadContent } from '@foremast/domain/permissions/channel';
import { listTag } from '@foremast/domain/posts/list-tag';
import { presentList } from '@foremast/domain/posts/present-list';
import { noPermission, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { channelHead } from '@foremast/store/queries/channels';
import { pinnedPosts } from '@foremast/store/queries/posts';
import { PostList } from '@foremast/wire/models/post';

export const getPinnedPosts = operation({
  id: 'GetPinnedPosts',
  method: 'GET',
  path: '/api/v4/channels/{channel_id}/pinned',
  summary: 'The pinned messages of a channel.',
  response: PostList,
  permission: 'session',
  async handle({ params }, ctx) {
    if (!(await channelHead(ctx.db, params.channel_id))) throw notFound('app.channel.get.existing.app_error');
    if (!(await mayReadContent(ctx, params.channel_id))) throw noPermission();
    const rows = await pinnedPosts(ctx.db, params.channel_id);
    ctx.etag(...listTag(rows));
    return presentList(ctx, { rows }, { counted: true });
  },
});
