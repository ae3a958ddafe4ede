import { presentConnection } from '@foremast/domain/oauth/connection-form';
import { getConnection, manageConnections } from '@foremast/domain/oauth/manage-connections';
import { operation } from '@foremast/kernel/operation';
import { OutgoingOAuthConnection } from '@foremast/wire/models/outgoing-oauth-connection';

export const getOutgoingOAuthConnection = operation({
  id: 'GetOutgoingOAuthConnection',
  method: 'GET',
  path: '/api/v4/oauth/outgoing_connections/{connection_id}',
  summary: 'One connection, without its secrets.',
  response: OutgoingOAuthConnection,
  permission: () => [manageConnections],
  handle: async ({ params }, ctx) => presentConnection(await getConnection(ctx, params.connection_id)),
});
