import { createIncoming } from '@foremast/domain/webhooks/save-incoming';
import { operation } from '@foremast/kernel/operation';
import { IncomingWebhook } from '@foremast/wire/models/webhook';
import { incomingBody } from './incoming-body.ts';

export const createIncomingWebhook = operation({
  id: 'CreateIncomingWebhook',
  method: 'POST',
  path: '/api/v4/hooks/incoming',
  summary: 'Make an address to which programs can write.',
  body: incomingBody,
  bodyName: 'incoming_webhook',
  status: 201,
  response: IncomingWebhook,
  permission: 'session',
  handle: ({ body }, ctx) => createIncoming(ctx, body),
});
