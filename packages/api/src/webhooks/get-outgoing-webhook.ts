import { getOwnOutgoing } from '@foremast/domain/webhooks/outgoing-access';
import { operation } from '@foremast/kernel/operation';
import { OutgoingWebhook } from '@foremast/wire/models/webhook';

export const getOutgoingWebhook = operation({
  id: 'GetOutgoingWebhook',
  method: 'GET',
  path: '/api/v4/hooks/outgoing/{hook_id}',
  summary: 'One outgoing webhook.',
  response: OutgoingWebhook,
  permission: 'session',
  handle: ({ params }, ctx) => getOwnOutgoing(ctx, params.hook_id),
});
