import type { Ctx } from '@foremast/kernel/context';
import { type AppError, badRequest, invalidBody, notFound, switchedOff } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import type { Requirement } from '@foremast/kernel/permission';
import {
  deleteOutgoingOAuthConnection,
  findOutgoingOAuthConnection,
  type GrantType,
  insertOutgoingOAuthConnection,
  listOutgoingOAuthConnections,
  type OutgoingOAuthConnectionRow,
  updateOutgoingOAuthConnection,
} from '@foremast/store/queries/outgoing-oauth-connections';
import type { OutgoingOAuthConnection, OutgoingOAuthConnectionForm } from '@foremast/wire/models/outgoing-oauth-connection';
import { audit } from '../audits/audit.ts';
import { onSystem } from '../permissions/system.ts';
import { connectionFor } from './connection-authorization.ts';
import { fetchConnectionToken } from './connection-token.ts';
import { isHttpUrl } from './is-http-url.ts';

export const manageConnections: Requirement = onSystem('manage_outgoing_oauth_connections');

export function refuseIfConnectionsOff(ctx: Ctx): void {
  if (!ctx.config.ServiceSettings.EnableOutgoingOAuthConnections)
    throw switchedOff('api.context.outgoing_oauth_connection.not_available.configuration_disabled');
}

const NAME_MAX = 64;
const TEXT_MAX = 255;
const URL_MAX = 256;
const AUDIENCES_MAX = 1024;
const fits = (text: string, most: number): boolean => text !== '' && text.length <= most;

function credentialsFit({ grant_type, credentials_username: name, credentials_password: password }: OutgoingOAuthConnectionRow): boolean {
  if ((name?.length ?? 0) > TEXT_MAX || (password?.length ?? 0) > TEXT_MAX) return false;
  return grant_type !== 'password' || (!!name && !!password);
}

/** What is wrong with a connection, if anything: `model.outgoing_oauth_connection.is_valid.*` (400). */
function connectionError(row: OutgoingOAuthConnectionRow): AppError | undefined {
  const rules: readonly (readonly [string, boolean])[] = [
    ['name.error', fits(row.name, NAME_MAX)],
    ['client_id.error', fits(row.client_id, TEXT_MAX)],
    ['client_secret.error', fits(row.client_secret, TEXT_MAX)],
    ['oauth_token_url.error', fits(row.oauth_token_url, URL_MAX) && isHttpUrl(row.oauth_token_url)],
    ['grant_type.error', row.grant_type === 'client_credentials' || row.grant_type === 'password'],
    ['password_credentials.error', credentialsFit(row)],
    ['audience.empty', row.audiences.length > 0],
    ['audience.error', row.audiences.every(isHttpUrl) && JSON.stringify(row.audiences).length <= AUDIENCES_MAX],
  ];
  const broken = rules.find(([, holds]) => !holds);
  return broken && badRequest(`model.outgoing_oauth_connection.is_valid.${broken[0]}`);
}

function checked(row: OutgoingOAuthConnectionRow): OutgoingOAuthConnectionRow {
  const wrong = connectionError(row);
  if (wrong) throw wrong;
  return row;
}

/** Without its secrets. */
export function presentConnection(row: OutgoingOAuthConnectionRow): OutgoingOAuthConnection {
  const { client_secret: _, credentials_password: __, client_id, credentials_username, ...rest } = row;
  return { ...rest, ...(client_id === '' ? {} : { client_id }), ...(credentials_username === null ? {} : { credentials_username }) };
}

const rowOf = (ctx: Ctx, form: OutgoingOAuthConnectionForm): OutgoingOAuthConnectionRow => ({
  ...form,
  id: newId(),
  creator_id: ctx.userId,
  create_at: ctx.now(),
  update_at: ctx.now(),
  grant_type: form.grant_type as GrantType,
  credentials_username: form.credentials_username ?? null,
  credentials_password: form.credentials_password ?? null,
});

/** What the form leaves empty stays as it is. */
const patched = (before: OutgoingOAuthConnectionRow, form: OutgoingOAuthConnectionForm): OutgoingOAuthConnectionRow => ({
  ...before,
  name: form.name || before.name,
  client_id: form.client_id || before.client_id,
  client_secret: form.client_secret || before.client_secret,
  oauth_token_url: form.oauth_token_url || before.oauth_token_url,
  grant_type: (form.grant_type || before.grant_type) as GrantType,
  credentials_username: form.credentials_username || before.credentials_username,
  credentials_password: form.credentials_password || before.credentials_password,
  audiences: form.audiences.length > 0 ? form.audiences : before.audiences,
});

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
