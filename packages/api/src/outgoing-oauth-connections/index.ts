import { createOutgoingOAuthConnection } from './create-outgoing-oauth-connection.ts';
import { deleteOutgoingOAuthConnection } from './delete-outgoing-oauth-connection.ts';
import { getOutgoingOAuthConnection } from './get-outgoing-oauth-connection.ts';
import { listOutgoingOAuthConnections } from './list-outgoing-oauth-connections.ts';
import { updateOutgoingOAuthConnection } from './update-outgoing-oauth-connection.ts';
import { validateOutgoingOAuthConnection } from './validate-outgoing-oauth-connection.ts';

export const outgoingConnections = [
  createOutgoingOAuthConnection,
  deleteOutgoingOAuthConnection,
  getOutgoingOAuthConnection,
  listOutgoingOAuthConnections,
  updateOutgoingOAuthConnection,
  validateOutgoingOAuthConnection,
];
