import { updateIncoming } from '@foremast/domain/webhooks/save-incoming';
import { operation } from '@foremast/kernel/operation';
import { IncomingWebhook } from '@foremast/wire/models/webhook';
import { incomingBody } from './incoming-body.ts';

export const updateIncomingWebhook = operation({
  id: 'UpdateIncomingWebhook',
  method: 'PUT',
  path: '/api/v4/hooks/incoming/{hook_id}',
  summary: 'Change an incoming webhook.',
  body: incomingBody,
  bodyName: 'incoming_webhook',
  status: 201,
  response: IncomingWebhook,
  permission: 'session',
  handle: ({ params, body }, ctx) => updateIncoming(ctx, params.hook_id, body),
});
