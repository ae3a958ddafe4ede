import { removeReaction } from '@foremast/domain/reactions/remove-reaction';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteReaction = operation({
  id: 'DeleteReaction',
  method: 'DELETE',
  path: '/api/v4/users/{user_id}/posts/{post_id}/reactions/{emoji_name}',
  summary: 'Take a reaction back.',
  response: StatusOK,
  permission: 'session',
  async handle({ params }, ctx) {
    await removeReaction(ctx, params.user_id, params.post_id, params.emoji_name);
    return OK;
  },
});
