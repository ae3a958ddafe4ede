import { markRecapRead, ownRecap, presentRecap } from '@foremast/domain/recaps/recaps';
import { operation } from '@foremast/kernel/operation';
import { Recap } from '@foremast/wire/models/recap';

export const markRecapAsRead = operation({
  id: 'MarkRecapAsRead',
  method: 'POST',
  path: '/api/v4/recaps/{recap_id}/read',
  summary: 'One has read a recap.',
  uncheckedParams: ['recap_id'],
  response: Recap,
  permission: 'session',
  handle: async ({ params }, ctx) => presentRecap(ctx, await markRecapRead(ctx, await ownRecap(ctx, params.recap_id))),
});
