import { createOutgoing } from '@foremast/domain/webhooks/save-outgoing';
import { operation } from '@foremast/kernel/operation';
import { OutgoingWebhook } from '@foremast/wire/models/webhook';
import { outgoingBody } from './outgoing-body.ts';

export const createOutgoingWebhook = operation({
  id: 'CreateOutgoingWebhook',
  method: 'POST',
  path: '/api/v4/hooks/outgoing',
  summary: 'Have a program called for messages.',
  body: outgoingBody,
  bodyName: 'outgoing_webhook',
  status: 201,
  response: OutgoingWebhook,
  permission: 'session',
  handle: ({ body }, ctx) => createOutgoing(ctx, body),
});
