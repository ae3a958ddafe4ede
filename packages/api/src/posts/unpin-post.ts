import { pinPost as pin } from '@foremast/domain/posts/pin-post';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const unpinPost = operation({
  id: 'UnpinPost',
  method: 'POST',
  path: '/api/v4/posts/{post_id}/unpin',
  summary: 'Take a pinned message off.',
  response: StatusOK,
  permission: 'session',
  async handle({ params }, ctx) {
    await pin(ctx, params.post_id, false);
    return OK;
  },
});
