import { removeReaction } from '@foremast/domain/reactions/remove-reaction';
import { invalidUrl, notFound } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

const NAME = /^[a-zA-Z0-9+_-]+$/;
const LONGEST_NAME = 64;

export const deleteReaction = operation({
  id: 'DeleteReaction',
  method: 'DELETE',
  path: '/api/v4/users/{user_id}/posts/{post_id}/reactions/{emoji_name}',
  summary: 'Take a reaction back.',
  response: StatusOK,
  permission: 'session',
  async handle({ params }, ctx) {
    if (!NAME.test(params.emoji_name)) throw notFound('api.context.404.app_error');
    if (params.emoji_name.length > LONGEST_NAME) throw invalidUrl('emoji_name');
    await removeReaction(ctx, params.user_id, params.post_id, params.emoji_name);
    return OK;
  },
});
