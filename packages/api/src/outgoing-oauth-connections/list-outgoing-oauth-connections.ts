import { listConnections, manageConnections, refuseIfConnectionsOff } from '@foremast/domain/oauth/manage-connections';
import { onTeam } from '@foremast/domain/permissions/team';
import { badRequest } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { anyOf } from '@foremast/kernel/permission';
import { OutgoingOAuthConnection } from '@foremast/wire/models/outgoing-oauth-connection';
import { t } from '@foremast/wire/scalars';

const LIMIT = 10;
const MOST = 100;

function limitOf(text: string): number {
  const limit = text === '' || text === '0' ? LIMIT : Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) throw badRequest('api.context.outgoing_oauth_connection.list_connections.input_error');
  return limit;
}

export const listOutgoingOAuthConnections = operation({
  id: 'ListOutgoingOAuthConnections',
  method: 'GET',
  path: '/api/v4/oauth/outgoing_connections',
  summary: 'The connections by which this server gets tokens for programs elsewhere.',
  query: t.Object({ team_id: t.String(), from_id: t.String(), limit: t.String(), audience: t.String() }),
  response: t.Array(OutgoingOAuthConnection),
  permission: ({ query }) => [
    anyOf(manageConnections, onTeam('manage_own_outgoing_webhooks', query.team_id), onTeam('manage_own_slash_commands', query.team_id)),
  ],
  handle({ query }, ctx) {
    refuseIfConnectionsOff(ctx);
    return listConnections(ctx, query.from_id, limitOf(query.limit), query.audience);
  },
});
