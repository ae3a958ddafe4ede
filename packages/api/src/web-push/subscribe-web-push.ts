import { subscribe } from '@foremast/domain/web-push/subscribe';
import { operation } from '@foremast/kernel/operation';
import { self } from '@foremast/kernel/permission';
import { WebPushRequest, WebPushSubscription } from '@foremast/wire/models/web-push';

export const subscribeWebPush = operation({
  id: 'SubscribeWebPush',
  method: 'POST',
  path: '/api/v4/users/{user_id}/web_push/subscriptions',
  summary: 'Tell this browser of messages, though no window is open.',
  body: WebPushRequest,
  response: WebPushSubscription,
  status: 201,
  permission: ({ params }) => [self(params.user_id)],
  handle: ({ body }, ctx) => subscribe(ctx, body.endpoint, body.keys),
});
