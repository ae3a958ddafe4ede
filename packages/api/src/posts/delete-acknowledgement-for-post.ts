import { ownAccount } from '@foremast/domain/permissions/system';
import { withdraw } from '@foremast/domain/posts/acknowledge';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteAcknowledgementForPost = operation({
  id: 'DeleteAcknowledgementForPost',
  method: 'DELETE',
  path: '/api/v4/users/{user_id}/posts/{post_id}/ack',
  summary: 'Take back that one has taken note of a message.',
  response: StatusOK,
  permission: ({ params }) => [ownAccount(params.user_id)],
  async handle({ params }, ctx) {
    await withdraw(ctx, params.user_id, params.post_id);
    return OK;
  },
});
