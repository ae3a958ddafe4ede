import { editHistory } from '@foremast/domain/posts/edit-history';
import { operation } from '@foremast/kernel/operation';
import { Post } from '@foremast/wire/models/post';
import { t } from '@foremast/wire/scalars';

export const getEditHistoryForPost = operation({
  id: 'GetEditHistoryForPost',
  method: 'GET',
  path: '/api/v4/posts/{post_id}/edit_history',
  summary: 'Earlier versions of one’s own message, the newest first.',
  response: t.Array(Post),
  permission: 'session',
  handle: ({ params }, ctx) => editHistory(ctx, params.post_id),
});
