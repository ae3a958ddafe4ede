import { changeConnection, manageConnections } from '@foremast/domain/oauth/manage-connections';
import { operation } from '@foremast/kernel/operation';
import { OutgoingOAuthConnection, OutgoingOAuthConnectionForm } from '@foremast/wire/models/outgoing-oauth-connection';

export const updateOutgoingOAuthConnection = operation({
  id: 'UpdateOutgoingOAuthConnection',
  method: 'PUT',
  path: '/api/v4/oauth/outgoing_connections/{connection_id}',
  summary: 'Change a connection; what is left empty stays.',
  body: OutgoingOAuthConnectionForm,
  bodyError: 'api.context.outgoing_oauth_connection.update_connection.input_error',
  response: OutgoingOAuthConnection,
  permission: () => [manageConnections],
  handle: ({ params, body }, ctx) => changeConnection(ctx, params.connection_id, body),
});
