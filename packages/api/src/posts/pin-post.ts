import { pinPost as pin } from '@foremast/domain/posts/pin-post';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const pinPost = operation({
  id: 'PinPost',
  method: 'POST',
  path: '/api/v4/posts/{post_id}/pin',
  summary: 'Pin a message to its channel.',
  response: StatusOK,
  permission: 'session',
  async handle({ params }, ctx) {
    await pin(ctx, params.post_id, true);
    return OK;
  },
});
