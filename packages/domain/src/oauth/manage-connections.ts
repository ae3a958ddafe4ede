import type { Ctx } from '@foremast/kernel/context';
import { badRequest, invalidBody, notFound, switchedOff } from '@foremast/kernel/error';
import type { Requirement } from '@foremast/kernel/permission';
import {
  deleteOutgoingOAuthConnection,
  findOutgoingOAuthConnection,
  insertOutgoingOAuthConnection,
  listOutgoingOAuthConnections,
  type OutgoingOAuthConnectionRow,
  updateOutgoingOAuthConnection,
} from '@foremast/store/queries/outgoing-oauth-connections';
import type { OutgoingOAuthConnection, OutgoingOAuthConnectionForm } from '@foremast/wire/models/outgoing-oauth-connection';
import { audit } from '../audits/audit.ts';
import { onSystem } from '../permissions/system.ts';
import { connectionFor } from './connection-authorization.ts';
import { checked, patched, presentConnection, rowOf } from './connection-form.ts';
import { fetchConnectionToken } from './connection-token.ts';

export const manageConnections: Requirement = onSystem('manage_outgoing_oauth_connections');

export function refuseIfConnectionsOff(ctx: Ctx): void {
  if (!ctx.config.ServiceSettings.EnableOutgoingOAuthConnections)
    throw switchedOff('api.context.outgoing_oauth_connection.not_available.configuration_disabled');
}

/** Throws 404 under the name of what was tried. */
export async function getConnection(ctx: Ctx, id: string, trying = 'list_connections'): Promise<OutgoingOAuthConnectionRow> {
  refuseIfConnectionsOff(ctx);
  const row = await findOutgoingOAuthConnection(ctx.db, id);
  if (!row) throw notFound(`api.context.outgoing_oauth_connection.${trying}.app_error`);
  return row;
}

/** A page by id; with an address, the one connection that is for it. */
export async function listConnections(ctx: Ctx, after: string, limit: number, audience: string): Promise<OutgoingOAuthConnection[]> {
  if (audience === '') return (await listOutgoingOAuthConnections(ctx.db, after, limit)).map(presentConnection);
  const found = await connectionFor(ctx, audience);
  return found ? [presentConnection(found)] : [];
}

export async function createConnection(ctx: Ctx, form: OutgoingOAuthConnectionForm): Promise<OutgoingOAuthConnection> {
  refuseIfConnectionsOff(ctx);
  const row = checked(rowOf(ctx, form));
  await ctx.tx(async (tx) => {
    await insertOutgoingOAuthConnection(tx.db, row);
    await audit(tx, { extra: `success - connection_id=${row.id}` });
  });
  return presentConnection(row);
}

export async function changeConnection(ctx: Ctx, id: string, form: OutgoingOAuthConnectionForm): Promise<OutgoingOAuthConnection> {
  refuseIfConnectionsOff(ctx);
  if (form.id !== '' && form.id !== id) throw invalidBody('id');
  const before = await getConnection(ctx, id, 'update_connection');
  const row = checked({ ...patched(before, form), update_at: Math.max(ctx.now(), before.update_at + 1) });
  await ctx.tx(async (tx) => {
    await updateOutgoingOAuthConnection(tx.db, row);
    await audit(tx, { extra: `success - connection_id=${id}` });
  });
  return presentConnection(row);
}

export async function removeConnection(ctx: Ctx, id: string): Promise<void> {
  await getConnection(ctx, id, 'delete_connection');
  await ctx.tx(async (tx) => {
    await deleteOutgoingOAuthConnection(tx.db, id);
    await audit(tx, { extra: `success - connection_id=${id}` });
  });
}

/** Tries whether a connection gets a token; of one that is stored already, secrets may be left out. */
export async function tryConnection(ctx: Ctx, form: OutgoingOAuthConnectionForm): Promise<void> {
  refuseIfConnectionsOff(ctx);
  const stored = form.id === '' ? undefined : await getConnection(ctx, form.id, 'validate_connection_credentials');
  const row = checked(stored ? patched(stored, form) : rowOf(ctx, form));
  const token = await fetchConnectionToken(ctx, row).catch(() => undefined);
  if (!token) throw badRequest('api.context.outgoing_oauth_connection.validate_connection_credentials.app_error');
}
