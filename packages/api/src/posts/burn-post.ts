import { burnPost as burn } from '@foremast/domain/posts/burn-on-read';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const burnPost = operation({
  id: 'BurnPost',
  method: 'DELETE',
  path: '/api/v4/posts/{post_id}/burn',
  summary: 'Let a message vanish now.',
  response: StatusOK,
  permission: 'session',
  async handle({ params }, ctx) {
    await burn(ctx, params.post_id);
    return OK;
  },
});
