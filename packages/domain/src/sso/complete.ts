import type { Ctx } from '@foremast/kernel/context';
import { storable } from '@foremast/kernel/decode';
import { badRequest, forbidden } from '@foremast/kernel/error';
import { type Attempt, endAttempt } from './attempt.ts';
import { returnAddress, wantsIdToken } from './begin.ts';
import { finishSignIn } from './finish.ts';
import { type Identity, readIdentity } from './identity.ts';
import { type Provider, providerOf } from './provider.ts';

const failed = (why: string) => badRequest(`api.user.authorize_oauth_user.${why}.app_error`);

interface Granted {
  readonly token: string;
  /** Of whom the ID token speaks, where there is one. */
  readonly subject: string | undefined;
}

async function grantOf(ctx: Ctx, provider: Provider, { verifier, nonce }: Attempt, query: URLSearchParams): Promise<Granted> {
  const { authorizationCodeGrant } = await import('openid-client');
  const here = new URL(`${returnAddress(ctx, provider.service)}?${query}`);
  try {
    const tokens = await authorizationCodeGrant(provider.client, here, {
      pkceCodeVerifier: verifier,
      expectedState: query.get('state') ?? '',
      ...(nonce === '' ? {} : { expectedNonce: nonce, idTokenExpected: wantsIdToken(provider) }),
    });
    return { token: tokens.access_token, subject: tokens.claims()?.sub };
  } catch (error) {
    ctx.app.log.write('warn', 'a service to sign in with gave no token', { service: provider.service, reason: String(error) });
    throw failed('token_failed');
  }
}

const subjectOf = (sent: unknown): unknown => (typeof sent === 'object' && sent !== null && 'sub' in sent ? sent.sub : undefined);

async function identityOf(ctx: Ctx, provider: Provider, { token, subject }: Granted): Promise<Identity> {
  const { service, settings, client, userInfo } = provider;
  const { fetchProtectedResource } = await import('openid-client');
  let sent: unknown;
  try {
    const response = await fetchProtectedResource(client, token, userInfo, 'GET', undefined, new Headers({ accept: 'application/json' }));
    if (!response.ok) throw new Error(`status ${response.status}`);
    const text = await response.text();
    sent = storable(text, JSON.parse(text));
    if (subject !== undefined && subjectOf(sent) !== subject) throw new Error('the two say different people');
  } catch (error) {
    ctx.app.log.write('warn', 'a service to sign in with does not say who somebody is', { service, reason: String(error) });
    throw failed('response');
  }
  const identity = readIdentity(service, sent, settings.UsePreferredUsername);
  if (!identity) throw badRequest('api.user.create_oauth_user.create.app_error');
  return identity;
}

/** Somebody comes back from a service. What goes wrong is told on a page. */
export async function completeSignIn(ctx: Ctx, name: string): Promise<Response> {
  const { query } = ctx.request;
  const provider = await providerOf(ctx, name);
  const attempt = await endAttempt(ctx, provider.service, query.get('state') ?? '');
  if (query.get('error') === 'access_denied') throw forbidden('api.user.authorize_oauth_user.access_denied.app_error');
  if (!query.get('code')) throw failed('missing_code');
  const identity = await identityOf(ctx, provider, await grantOf(ctx, provider, attempt, query));
  return finishSignIn(ctx, identity, attempt);
}
