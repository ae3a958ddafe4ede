import { deletePost as removePost } from '@foremast/domain/posts/delete-post';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const deletePost = operation({
  id: 'DeletePost',
  method: 'DELETE',
  path: '/api/v4/posts/{post_id}',
  summary: 'Delete a message; a root goes with its replies.',
  query: t.Object({ permanent: t.Boolean() }),
  response: StatusOK,
  permission: 'session',
  async handle({ params, query }, ctx) {
    await removePost(ctx, params.post_id, query.permanent);
    return OK;
  },
});
