import type { Ctx } from '@foremast/kernel/context';
import { type AppError, badRequest } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import type { GrantType, OutgoingOAuthConnectionRow } from '@foremast/store/queries/outgoing-oauth-connections';
import type { OutgoingOAuthConnection, OutgoingOAuthConnectionForm } from '@foremast/wire/models/outgoing-oauth-connection';
import { isHttpUrl } from './is-http-url.ts';

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

/** Throws what is wrong with it. */
export function checked(row: OutgoingOAuthConnectionRow): OutgoingOAuthConnectionRow {
  const wrong = connectionError(row);
  if (wrong) throw wrong;
  return row;
}

/** Without its secrets. */
export function presentConnection(row: OutgoingOAuthConnectionRow): OutgoingOAuthConnection {
  const { client_secret: _, credentials_password: __, client_id, credentials_username, ...rest } = row;
  return { ...rest, ...(client_id === '' ? {} : { client_id }), ...(credentials_username === null ? {} : { credentials_username }) };
}

/** A new connection, out of what was sent. */
export const rowOf = (ctx: Ctx, form: OutgoingOAuthConnectionForm): OutgoingOAuthConnectionRow => ({
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
export const patched = (before: OutgoingOAuthConnectionRow, form: OutgoingOAuthConnectionForm): OutgoingOAuthConnectionRow => ({
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
