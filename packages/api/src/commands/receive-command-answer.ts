import { readLateAnswer, receiveLateAnswer } from '@foremast/domain/commands/late-answer';
import { operation, Raw } from '@foremast/kernel/operation';

export const receiveCommandAnswer = operation({
  id: 'ReceiveCommandAnswer',
  method: 'POST',
  path: '/hooks/commands/{id}',
  summary: 'Where a program answers a command late.',
  rawBody: true,
  response: Raw,
  permission: 'public',
  async handle({ params }, ctx) {
    await receiveLateAnswer(ctx, params.id, await readLateAnswer(ctx));
    return new Response('ok', { headers: { 'content-type': 'text/plain' } });
  },
});
