import { ownRecap, removeRecap } from '@foremast/domain/recaps/recaps';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteRecap = operation({
  id: 'DeleteRecap',
  method: 'DELETE',
  path: '/api/v4/recaps/{recap_id}',
  summary: 'Throw a recap away.',
  uncheckedParams: ['recap_id'],
  response: StatusOK,
  permission: 'session',
  async handle({ params }, ctx) {
    await removeRecap(ctx, await ownRecap(ctx, params.recap_id));
    return OK;
  },
});
