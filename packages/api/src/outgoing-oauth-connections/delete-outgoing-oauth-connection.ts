import { manageConnections, removeConnection } from '@foremast/domain/oauth/manage-connections';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteOutgoingOAuthConnection = operation({
  id: 'DeleteOutgoingOAuthConnection',
  method: 'DELETE',
  path: '/api/v4/oauth/outgoing_connections/{connection_id}',
  summary: 'Remove a connection.',
  response: StatusOK,
  permission: () => [manageConnections],
  async handle({ params }, ctx) {
    await removeConnection(ctx, params.connection_id);
    return OK;
  },
});
