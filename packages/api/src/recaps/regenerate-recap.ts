import { regenerateRecap as again, ownRecap, presentRecap } from '@foremast/domain/recaps/recaps';
import { operation } from '@foremast/kernel/operation';
import { Recap } from '@foremast/wire/models/recap';

export const regenerateRecap = operation({
  id: 'RegenerateRecap',
  method: 'POST',
  path: '/api/v4/recaps/{recap_id}/regenerate',
  summary: 'Have the same channels summed up again.',
  uncheckedParams: ['recap_id'],
  response: Recap,
  permission: 'session',
  handle: async ({ params }, ctx) => presentRecap(ctx, await again(ctx, await ownRecap(ctx, params.recap_id))),
});
