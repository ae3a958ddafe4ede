import { createConnection, manageConnections } from '@foremast/domain/oauth/manage-connections';
import { operation } from '@foremast/kernel/operation';
import { OutgoingOAuthConnection, OutgoingOAuthConnectionForm } from '@foremast/wire/models/outgoing-oauth-connection';

export const createOutgoingOAuthConnection = operation({
  id: 'CreateOutgoingOAuthConnection',
  method: 'POST',
  path: '/api/v4/oauth/outgoing_connections',
  summary: 'Tell this server how to get a token for programs elsewhere.',
  body: OutgoingOAuthConnectionForm,
  bodyError: 'api.context.outgoing_oauth_connection.create_connection.input_error',
  status: 201,
  response: OutgoingOAuthConnection,
  permission: () => [manageConnections],
  handle: ({ body }, ctx) => createConnection(ctx, body),
});
