import { updateOutgoing } from '@foremast/domain/webhooks/save-outgoing';
import { operation } from '@foremast/kernel/operation';
import { OutgoingWebhook } from '@foremast/wire/models/webhook';
import { outgoingBody } from './outgoing-body.ts';

export const updateOutgoingWebhook = operation({
  id: 'UpdateOutgoingWebhook',
  method: 'PUT',
  path: '/api/v4/hooks/outgoing/{hook_id}',
  summary: 'Change an outgoing webhook.',
  body: outgoingBody,
  bodyName: 'outgoing_webhook',
  response: OutgoingWebhook,
  permission: 'session',
  handle: ({ params, body }, ctx) => updateOutgoing(ctx, params.hook_id, body),
});
