import { manageConnections, removeConnection } from '@foremast/domain/oauth/manage-connections';
import { OK, operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const deleteOutgoingOAuthConnection = operation({
  id: 'DeleteOutgoingOAuthConnection',
  method: 'DELETE',
  path: '/api/v4/oauth/outgoing_connections/{connection_id}',
  summary: 'Remove a connection.',
  response: t.Object({ status: t.String() }),
  permission: () => [manageConnections],
  async handle({ params }, ctx) {
    await removeConnection(ctx, params.connection_id);
    return OK;
  },
});
