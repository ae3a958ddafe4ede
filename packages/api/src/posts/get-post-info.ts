import { postInfo } from '@foremast/domain/posts/post-info';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getPostInfo = operation({
  id: 'GetPostInfo',
  method: 'GET',
  path: '/api/v4/posts/{post_id}/info',
  summary: 'Where a message is, and whether one would have to join to read it.',
  response: t.Object({
    channel_id: t.String(),
    channel_type: t.String(),
    channel_display_name: t.String(),
    has_joined_channel: t.Boolean(),
    team_id: t.String(),
    team_type: t.String(),
    team_display_name: t.String(),
    has_joined_team: t.Boolean(),
  }),
  permission: 'session',
  handle: ({ params }, ctx) => postInfo(ctx, params.post_id),
});
