import type { Ctx, Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { token } from '@foremast/kernel/id';
import { CONSENT, type OAuthAppRow } from '@foremast/store/queries/oauth-apps';
import { findOAuthGrant, insertOAuthCode, saveOAuthGrant } from '@foremast/store/queries/oauth-grants';
import { savePreferences } from '@foremast/store/queries/preferences';
import type { AuthorizeRequest } from '@foremast/wire/models/oauth-app';
import { audit } from '../audits/audit.ts';
import { getAccount } from '../users/get-account.ts';
import { openAppSession } from './app-session.ts';
import { getApp } from './find-app.ts';

/** What an app may do that does not say. */
const SCOPE = 'user';
const CODE_SIZE = 52;
const CODE_SECONDS = 600;

/** Throws where the app may not be allowed as it asks: `api.oauth.allow_oauth.*` (400). */
export function refuseUnfit(app: OAuthAppRow, request: AuthorizeRequest): void {
  if (!app.callback_urls.includes(request.redirect_uri)) throw badRequest('api.oauth.allow_oauth.redirect_callback.app_error');
  if (app.client_secret === '' && request.code_challenge === '') throw badRequest('api.oauth.allow_oauth.pkce_required_public.app_error');
}

/** As the address was registered, to the letter, but for what is added to its query. */
function withQuery(address: string, more: Readonly<Record<string, string>>): string {
  const [, base = '', query = '', fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(address) ?? [];
  const params = new URLSearchParams(query);
  for (const [key, value] of Object.entries(more)) params.set(key, value);
  params.sort();
  return `${base}?${params}${fragment}`;
}

/** An address that an app is sent back to without what it asked for. */
export const refusedRedirect = ({ redirect_uri, state }: AuthorizeRequest, error: string): string => withQuery(redirect_uri, { error, state });

async function codeRedirect(tx: Tx, request: AuthorizeRequest, userId: string): Promise<string> {
  const { response_type: _, ...asked } = request;
  const code = token(CODE_SIZE);
  await insertOAuthCode(tx.db, { ...asked, code, user_id: userId, expires_in: CODE_SECONDS, create_at: tx.now() });
  return withQuery(request.redirect_uri, { code, state: request.state });
}

/** Without a code: the token itself, behind the address, where only the browser sees it. */
async function tokenRedirect(tx: Tx, app: OAuthAppRow, request: AuthorizeRequest, userId: string): Promise<string> {
  const held = await findOAuthGrant(tx.db, userId, app.id);
  const user = await getAccount(tx.db, userId);
  let grant = held;
  if (!grant || grant.expires_at <= tx.now()) {
    const session = await openAppSession(tx, app, user);
    const { redirect_uri, scope, resource } = request;
    grant = {
      token: session.token,
      refresh_token: '',
      redirect_uri,
      client_id: app.id,
      user_id: userId,
      expires_at: session.expires_at,
      scope,
      audience: resource,
    };
    await saveOAuthGrant(tx.db, grant);
  }
  const fragment = new URLSearchParams({
    access_token: grant.token,
    expires_in: String(Math.ceil((grant.expires_at - tx.now()) / 1000)),
    scope: request.scope,
    state: request.state,
    token_type: 'bearer',
  });
  return `${request.redirect_uri}#${fragment}`;
}

/** Somebody lets an app act in their name; answers where the browser goes. Their consent is kept. */
export async function allowApp(ctx: Ctx, asked: AuthorizeRequest): Promise<string> {
  const { userId } = ctx;
  const app = await getApp(ctx, asked.client_id);
  refuseUnfit(app, asked);
  const request = { ...asked, scope: asked.scope || SCOPE };
  if (request.response_type !== 'code' && request.response_type !== 'token') return refusedRedirect(request, 'unsupported_response_type');
  return ctx.tx(async (tx) => {
    const redirect = request.response_type === 'code' ? await codeRedirect(tx, request, userId) : await tokenRedirect(tx, app, request, userId);
    await savePreferences(tx.db, [{ user_id: userId, category: CONSENT, name: app.id, value: request.scope }]);
    await audit(tx, { extra: `success - client_id=${app.id}` });
    return redirect;
  });
}
