import { createHash, timingSafeEqual } from 'node:crypto';
import type { Ctx, Tx } from '@foremast/kernel/context';
import { badRequest, forbidden, notFound, unauthorized } from '@foremast/kernel/error';
import { isId, newId } from '@foremast/kernel/id';
import { findOAuthApp, type OAuthAppRow } from '@foremast/store/queries/oauth-apps';
import {
  findOAuthCode,
  findOAuthGrant,
  findOAuthGrantToRefresh,
  type OAuthCodeRow,
  type OAuthGrantRow,
  saveOAuthGrant,
  useOAuthCode,
} from '@foremast/store/queries/oauth-grants';
import { findUser, type UserRow } from '@foremast/store/queries/users';
import type { AccessResponse } from '@foremast/wire/models/oauth-app';
import { openAppSession } from './app-session.ts';
import { refuseIfProviderOff } from './manage-apps.ts';
import { supersedeSession } from './superseded-session.ts';
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

const refused = (why: string) => badRequest(`api.oauth.get_access_token.${why}.app_error`);

function same(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

/** What can be told without looking anything up. */
function refuseMalformed(form: TokenForm): void {
  if (form.grant_type === 'authorization_code') {
    if (form.code === '') throw refused('missing_code');
  } else if (form.grant_type === 'refresh_token') {
    if (form.refresh_token === '') throw refused('missing_refresh_token');
  } else throw refused('bad_grant');
  if (!isId(form.client_id)) throw refused('bad_client_id');
  const wrong = resourceError(form.resource);
  if (wrong) throw wrong;
}

/** An app with a secret shows it; one without shows the proof that it asked in the first place. */
function refuseStranger(app: OAuthAppRow, form: TokenForm): void {
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

async function checkedCode(ctx: Ctx, app: OAuthAppRow, form: TokenForm): Promise<OAuthCodeRow> {
  const code = await findOAuthCode(ctx.db, form.code);
  if (!code) throw refused('expired_code');
  if (ctx.now() > code.create_at + code.expires_in * 1000) {
    await ctx.tx((tx) => useOAuthCode(tx.db, code.code));
    throw forbidden('api.oauth.get_access_token.expired_code.app_error');
  }
  if (code.client_id !== app.id) throw refused('client_id_mismatch');
  if (code.redirect_uri !== form.redirect_uri) throw refused('redirect_uri');
  refuseUnproved(code, form.code_verifier, app.client_secret === '');
  if (form.resource !== '' && form.resource !== code.resource) throw refused('resource_mismatch');
  return code;
}

async function accountOf(ctx: Ctx, userId: string): Promise<UserRow> {
  const user = await findUser(ctx.db, userId);
  if (!user || user.delete_at > 0) throw notFound('api.oauth.get_access_token.internal_user.app_error');
  return user;
}

async function newGrant(tx: Tx, app: OAuthAppRow, user: UserRow, about: Pick<OAuthGrantRow, 'redirect_uri' | 'scope' | 'audience'>) {
  const session = await openAppSession(tx, app, user);
  const grant: OAuthGrantRow = {
    ...about,
    token: session.token,
    refresh_token: app.client_secret === '' ? '' : newId(),
    client_id: app.id,
    user_id: user.id,
    expires_at: session.expires_at,
  };
  await saveOAuthGrant(tx.db, grant);
  return grant;
}

/** A code is worth a token once. An app that holds a good one of this person already gets the same again. */
async function byCode(ctx: Ctx, app: OAuthAppRow, form: TokenForm): Promise<OAuthGrantRow> {
  const code = await checkedCode(ctx, app, form);
  const user = await accountOf(ctx, code.user_id);
  return ctx.tx(async (tx) => {
    if (!(await useOAuthCode(tx.db, code.code))) throw refused('expired_code');
    const held = await findOAuthGrant(tx.db, user.id, app.id);
    if (held && held.expires_at > tx.now()) return held;
    if (held) await supersedeSession(tx, held.token);
    return newGrant(tx, app, user, { redirect_uri: code.redirect_uri, scope: code.scope, audience: code.resource });
  });
}

const unknownRefresh = () => notFound('api.oauth.get_access_token.refresh_token.app_error');

/** A refresh token is worth a new pair once. */
async function byRefresh(ctx: Ctx, app: OAuthAppRow, form: TokenForm): Promise<OAuthGrantRow> {
  const asked = await findOAuthGrantToRefresh(ctx.db, form.refresh_token);
  if (!asked) throw unknownRefresh();
  if (asked.client_id !== app.id) throw refused('client_id_mismatch');
  if (form.resource !== '' && form.resource !== asked.audience) throw refused('resource_mismatch');
  const user = await accountOf(ctx, asked.user_id);
  return ctx.tx(async (tx) => {
    const held = await findOAuthGrant(tx.db, user.id, app.id);
    if (held?.refresh_token !== form.refresh_token) throw unknownRefresh();
    await supersedeSession(tx, held.token);
    return newGrant(tx, app, user, held);
  });
}

/** A token for a code or a refresh token. Throws `api.oauth.get_access_token.*` and `model.oauth.validate_grant.*`. */
export async function exchangeForToken(ctx: Ctx, form: TokenForm): Promise<AccessResponse> {
  refuseMalformed(form);
  refuseIfProviderOff(ctx, 'api.oauth.get_access_token.disabled.app_error');
  const app = await findOAuthApp(ctx.db, form.client_id);
  if (!app) throw notFound('api.oauth.get_access_token.credentials.app_error');
  refuseStranger(app, form);
  const grant = form.grant_type === 'refresh_token' ? await byRefresh(ctx, app, form) : await byCode(ctx, app, form);
  return {
    access_token: grant.token,
    token_type: 'bearer',
    expires_in: Math.max(0, Math.ceil((grant.expires_at - ctx.now()) / 1000)),
    scope: '',
    refresh_token: grant.refresh_token,
    id_token: '',
    ...(grant.audience === '' ? {} : { audience: grant.audience }),
  };
}
