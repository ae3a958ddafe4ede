import { unsubscribe } from '@foremast/domain/web-push/subscribe';
import { OK, operation } from '@foremast/kernel/operation';
import { self } from '@foremast/kernel/permission';
import { StatusOK } from '@foremast/wire/models/status';

export const unsubscribeWebPush = operation({
  id: 'UnsubscribeWebPush',
  method: 'DELETE',
  path: '/api/v4/users/{user_id}/web_push/subscriptions/{subscription_id}',
  summary: 'Tell a browser no more.',
  response: StatusOK,
  permission: ({ params }) => [self(params.user_id)],
  async handle({ params }, ctx) {
    await unsubscribe(ctx, params.user_id, params.subscription_id);
    return OK;
  },
});
