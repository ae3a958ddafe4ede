import { getPost as onePost } from '@foremast/domain/posts/get-post';
import { operation } from '@foremast/kernel/operation';
import { Post } from '@foremast/wire/models/post';
import { t } from '@foremast/wire/scalars';

export const getPost = operation({
  id: 'GetPost',
  method: 'GET',
  path: '/api/v4/posts/{post_id}',
  summary: 'One message.',
  query: t.Object({ include_deleted: t.Boolean() }),
  response: Post,
  permission: 'session',
  handle: ({ params, query }, ctx) => onePost(ctx, params.post_id, query.include_deleted),
});
