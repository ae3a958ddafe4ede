import type { Ctx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { siteUrl } from '../system/site-url.ts';
import { beginAttempt, type Purpose } from './attempt.ts';
import { type Provider, providerOf } from './provider.ts';

/** Where a service sends people back to: it has to be known there. */
export const returnAddress = (ctx: Ctx, service: string): string => `${siteUrl(ctx).replace(/\/+$/, '')}/signup/${service}/complete`;

/** An ID token is asked for with the scope of that name; then it has to say this. */
export const wantsIdToken = ({ discovered, settings }: Pick<Provider, 'discovered' | 'settings'>): boolean =>
  discovered && settings.Scope.split(/\s+/).includes('openid');

/** The address at which somebody proves who they are. Throws what `providerOf` throws. */
export async function beginSignIn(ctx: Ctx, service: string, purpose: Purpose, loginHint = ''): Promise<string> {
  const provider = await providerOf(ctx, service);
  // Loaded when somebody signs in that way: most servers have no other service.
  const { buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier } = await import('openid-client');
  const [verifier, nonce] = [randomPKCECodeVerifier(), wantsIdToken(provider) ? randomNonce() : ''];
  const state = await beginAttempt(ctx, service, purpose, { verifier, nonce });
  return buildAuthorizationUrl(provider.client, {
    redirect_uri: returnAddress(ctx, service),
    scope: provider.settings.Scope,
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(nonce === '' ? {} : { nonce }),
    ...(loginHint === '' ? {} : { login_hint: loginHint }),
  }).href;
}

/** Only into this site. Throws `api.invalid_redirect_url` (400). */
export function siteTarget(ctx: Ctx, target: string): string {
  const site = siteUrl(ctx).replace(/\/+$/, '');
  if (target === '' || /^\/(?![/\\])/.test(target)) return target;
  if (target === site || target.startsWith(`${site}/`)) return target.slice(site.length) || '/';
  throw badRequest('api.invalid_redirect_url');
}

/** Only into a program that the settings name. Throws `api.invalid_custom_url_scheme` (400). */
export function programTarget(ctx: Ctx, target: string): string {
  const schemes = ctx.config.NativeAppSettings.AppCustomURLSchemes;
  if (target === '' || !URL.canParse(target) || !schemes.some((scheme) => scheme !== '' && target.toLowerCase().startsWith(scheme.toLowerCase())))
    throw badRequest('api.invalid_custom_url_scheme');
  return target;
}
