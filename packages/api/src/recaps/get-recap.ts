import { ownRecap, presentRecap } from '@foremast/domain/recaps/recaps';
import { operation } from '@foremast/kernel/operation';
import { Recap } from '@foremast/wire/models/recap';

export const getRecap = operation({
  id: 'GetRecap',
  method: 'GET',
  path: '/api/v4/recaps/{recap_id}',
  summary: 'One of one’s own recaps.',
  uncheckedParams: ['recap_id'],
  response: Recap,
  permission: 'session',
  handle: async ({ params }, ctx) => presentRecap(ctx, await ownRecap(ctx, params.recap_id)),
});
