import type { Ctx, Tx } from '@foremast/kernel/context';
import { notFound } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { findOAuthApp, type OAuthAppRow } from '@foremast/store/queries/oauth-apps';
import { findOAuthGrant, findOAuthGrantToRefresh, type OAuthGrantRow, saveOAuthGrant, useOAuthCode } from '@foremast/store/queries/oauth-grants';
import { findUser, type UserRow } from '@foremast/store/queries/users';
import type { AccessResponse } from '@foremast/wire/models/oauth-app';
import { openAppSession } from './app-session.ts';
import { checkedCode, refusedToken, refuseMalformed, refuseStranger, type TokenForm } from './check-token-form.ts';
import { refuseIfProviderOff } from './find-app.ts';
import { supersedeSession } from './superseded-session.ts';

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
    if (!(await useOAuthCode(tx.db, code.code))) throw refusedToken('expired_code');
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
  if (asked.client_id !== app.id) throw refusedToken('client_id_mismatch');
  if (form.resource !== '' && form.resource !== asked.audience) throw refusedToken('resource_mismatch');
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
