import { readCall } from '@foremast/domain/webhooks/read-call';
import { receiveCall } from '@foremast/domain/webhooks/receive-call';
import { operation, Raw } from '@foremast/kernel/operation';

export const receiveIncomingWebhook = operation({
  id: 'ReceiveIncomingWebhook',
  method: 'POST',
  path: '/hooks/{id}',
  summary: 'What programs call to write a message.',
  rawBody: true,
  response: Raw,
  permission: 'public',
  async handle({ params }, ctx) {
    await receiveCall(ctx, params.id, await readCall(ctx));
    return new Response('ok', { headers: { 'content-type': 'text/plain' } });
  },
});
