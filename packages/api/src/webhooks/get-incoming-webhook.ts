import { getOwnIncoming } from '@foremast/domain/webhooks/incoming-access';
import { operation } from '@foremast/kernel/operation';
import { IncomingWebhook } from '@foremast/wire/models/webhook';

export const getIncomingWebhook = operation({
  id: 'GetIncomingWebhook',
  method: 'GET',
  path: '/api/v4/hooks/incoming/{hook_id}',
  summary: 'One incoming webhook.',
  response: IncomingWebhook,
  permission: 'session',
  handle: ({ params }, ctx) => getOwnIncoming(ctx, params.hook_id),
});
