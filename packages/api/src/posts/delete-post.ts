import { deletePost as removePost } from '@foremast/domain/posts/delete-post';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deletePost = operation({
  id: 'DeletePost',
  method: 'DELETE',
  path: '/api/v4/posts/{post_id}',
  summary: 'Delete a message; a root goes with its replies.',
  response: StatusOK,
  permission: 'session',
  async handle({ params }, ctx) {
    await removePost(ctx, params.post_id);
    return OK;
  },
});
