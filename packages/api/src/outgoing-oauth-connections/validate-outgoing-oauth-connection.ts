import { manageConnections, tryConnection } from '@foremast/domain/oauth/manage-connections';
import { OK, operation } from '@foremast/kernel/operation';
import { OutgoingOAuthConnectionForm } from '@foremast/wire/models/outgoing-oauth-connection';
import { t } from '@foremast/wire/scalars';

export const validateOutgoingOAuthConnection = operation({
  id: 'ValidateOutgoingOAuthConnection',
  method: 'POST',
  path: '/api/v4/oauth/outgoing_connections/validate',
  summary: 'Try whether a connection gets a token.',
  body: OutgoingOAuthConnectionForm,
  bodyError: 'api.context.outgoing_oauth_connection.validate_connection_credentials.input_error',
  response: t.Object({ status: t.String() }),
  permission: () => [manageConnections],
  async handle({ body }, ctx) {
    await tryConnection(ctx, body);
    return OK;
  },
});
