import { renewToken } from '@foremast/domain/webhooks/save-outgoing';
import { operation } from '@foremast/kernel/operation';
import { OutgoingWebhook } from '@foremast/wire/models/webhook';

export const regenOutgoingHookToken = operation({
  id: 'RegenOutgoingHookToken',
  method: 'POST',
  path: '/api/v4/hooks/outgoing/{hook_id}/regen_token',
  summary: 'Give an outgoing webhook a new token.',
  response: OutgoingWebhook,
  permission: 'session',
  handle: ({ params }, ctx) => renewToken(ctx, params.hook_id),
});
