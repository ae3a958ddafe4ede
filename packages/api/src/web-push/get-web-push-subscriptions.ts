import { presentBrowser } from '@foremast/domain/web-push/subscribe';
import { operation } from '@foremast/kernel/operation';
import { self } from '@foremast/kernel/permission';
import { browsersOf } from '@foremast/store/queries/web-push';
import { WebPushSubscription } from '@foremast/wire/models/web-push';
import { t } from '@foremast/wire/scalars';

export const getWebPushSubscriptions = operation({
  id: 'GetWebPushSubscriptions',
  method: 'GET',
  path: '/api/v4/users/{user_id}/web_push/subscriptions',
  summary: 'The browsers of somebody that are told of messages.',
  response: t.Array(WebPushSubscription),
  permission: ({ params }) => [self(params.user_id)],
  handle: async ({ params }, ctx) => (await browsersOf(ctx.db, params.user_id)).map(presentBrowser),
});
