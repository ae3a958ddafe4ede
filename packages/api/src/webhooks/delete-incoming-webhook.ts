import { deleteIncoming } from '@foremast/domain/webhooks/save-incoming';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteIncomingWebhook = operation({
  id: 'DeleteIncomingWebhook',
  method: 'DELETE',
  path: '/api/v4/hooks/incoming/{hook_id}',
  summary: 'Delete an incoming webhook.',
  response: StatusOK,
  permission: 'session',
  async handle({ params }, ctx) {
    await deleteIncoming(ctx, params.hook_id);
    return OK;
  },
});
