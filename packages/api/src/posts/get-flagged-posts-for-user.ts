import { mayReadContent } from '@foremast/domain/permissions/channel';
import { ownAccount } from '@foremast/domain/permissions/system';
import { presentList } from '@foremast/domain/posts/present-list';
import { operation } from '@foremast/kernel/operation';
import { flaggedPosts } from '@foremast/store/queries/flagged-posts';
import type { PostRow } from '@foremast/store/queries/posts';
import { PostList } from '@foremast/wire/models/post';
import { t } from '@foremast/wire/scalars';

export const getFlaggedPostsForUser = operation({
  id: 'GetFlaggedPostsForUser',
  method: 'GET',
  path: '/api/v4/users/{user_id}/posts/flagged',
  summary: 'The messages that somebody saved, newest first.',
  query: t.Object({
    team_id: t.String(),
    channel_id: t.String(),
    page: t.Integer({ default: 0, minimum: 0 }),
    per_page: t.Integer({ default: 60, minimum: 0, maximum: 200 }),
  }),
  response: PostList,
  permission: ({ params }) => [ownAccount(params.user_id)],
  async handle({ params, query }, ctx) {
    const found = await flaggedPosts(ctx.db, {
      userId: params.user_id,
      teamId: query.team_id,
      channelId: query.channel_id,
      limit: query.per_page,
      offset: query.page * query.per_page,
    });
    const rows: PostRow[] = [];
    for (const row of found) if (await mayReadContent(ctx, row.channel_id)) rows.push(row);
    return presentList(ctx, { rows }, { counted: true });
  },
});
