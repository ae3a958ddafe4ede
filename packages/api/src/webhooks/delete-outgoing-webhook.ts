import { deleteOutgoing } from '@foremast/domain/webhooks/save-outgoing';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteOutgoingWebhook = operation({
  id: 'DeleteOutgoingWebhook',
  method: 'DELETE',
  path: '/api/v4/hooks/outgoing/{hook_id}',
  summary: 'Delete an outgoing webhook.',
  response: StatusOK,
  permission: 'session',
  async handle({ params }, ctx) {
    await deleteOutgoing(ctx, params.hook_id);
    return OK;
  },
});
