import { createHash, timingSafeEqual } from 'node:crypto';
import type { Ctx } from '@foremast/kernel/context';
import { badRequest, forbidden, unauthorized } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import type { OAuthAppRow } from '@foremast/store/queries/oauth-apps';
import { findOAuthCode, type OAuthCodeRow, useOAuthCode } from '@foremast/store/queries/oauth-grants';
import { resourceError } from './validate-request.ts';

/** What an app sends to get a token. */
export interface TokenForm {
  readonly grant_type: string;
  readonly code: string;
  readonly refresh_token: string;
  readonly client_id: string;
  readonly client_secret: string;
  readonly redirect_uri: string;
  readonly code_verifier: string;
  readonly resource: string;
}

export const refusedToken = (why: string) => badRequest(`api.oauth.get_access_token.${why}.app_error`);

function same(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

/** What can be told without looking anything up. */
export function refuseMalformed(form: TokenForm): void {
  if (form.grant_type === 'authorization_code') {
    if (form.code === '') throw refusedToken('missing_code');
  } else if (form.grant_type === 'refresh_token') {
    if (form.refresh_token === '') throw refusedToken('missing_refresh_token');
  } else throw refusedToken('bad_grant');
  if (!isId(form.client_id)) throw refusedToken('bad_client_id');
  const wrong = resourceError(form.resource);
  if (wrong) throw wrong;
}

/** An app with a secret shows it; one without shows the proof that it asked in the first place. */
export function refuseStranger(app: OAuthAppRow, form: TokenForm): void {
  if (app.client_secret !== '') {
    if (!same(app.client_secret, form.client_secret)) throw unauthorized('model.oauth.validate_grant.credentials.app_error');
    return;
  }
  if (form.client_secret !== '') throw badRequest('model.oauth.validate_grant.public_client_secret.app_error');
  if (form.grant_type === 'refresh_token') throw badRequest('model.oauth.validate_grant.public_client_refresh_token.app_error');
  if (form.code_verifier === '') throw badRequest('model.oauth.validate_grant.pkce_required.app_error');
}

const VERIFIER = /^[A-Za-z0-9._~-]{43,128}$/;

/** The verifier is what the challenge was made of. */
function refuseUnproved({ code_challenge: challenge }: OAuthCodeRow, verifier: string, isPublic: boolean): void {
  const unproved = (why: string) => badRequest(`model.authorize.validate_pkce.${why}.app_error`);
  if (challenge === '') {
    if (isPublic) throw unproved('public_client_required');
    if (verifier !== '') throw unproved('not_used_in_auth');
    return;
  }
  if (verifier === '') throw unproved('verifier_required');
  const made = createHash('sha256').update(verifier).digest('base64url');
  if (!VERIFIER.test(verifier) || !same(made, challenge)) throw unproved('verification_failed');
}

/** The code, if it is good and was given to this app for this. */
export async function checkedCode(ctx: Ctx, app: OAuthAppRow, form: TokenForm): Promise<OAuthCodeRow> {
  const code = await findOAuthCode(ctx.db, form.code);
  if (!code) throw refusedToken('expired_code');
  if (ctx.now() > code.create_at + code.expires_in * 1000) {
    await ctx.tx((tx) => useOAuthCode(tx.db, code.code));
    throw forbidden('api.oauth.get_access_token.expired_code.app_error');
  }
  if (code.client_id !== app.id) throw refusedToken('client_id_mismatch');
  if (code.redirect_uri !== form.redirect_uri) throw refusedToken('redirect_uri');
  refuseUnproved(code, form.code_verifier, app.client_secret === '');
  if (form.resource !== '' && form.resource !== code.resource) throw refusedToken('resource_mismatch');
  return code;
}
