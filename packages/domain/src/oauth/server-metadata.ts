import type { Ctx } from '@foremast/kernel/context';
import type { AuthorizationServerMetadata } from '@foremast/wire/models/oauth-app';
import { siteUrl } from '../system/site-url.ts';
import { refuseIfProviderOff } from './find-app.ts';

/** Where and how a program gets itself allowed here. */
export function serverMetadata(ctx: Ctx): AuthorizationServerMetadata {
  refuseIfProviderOff(ctx, 'api.oauth.authorization_server_metadata.disabled.app_error');
  const issuer = siteUrl(ctx).replace(/\/+$/, '');
  return {
    issuer,
    authorization_endpoint: `${issuer}/oauth/authorize`,
    token_endpoint: `${issuer}/oauth/access_token`,
    response_types_supported: ['code'],
    ...(ctx.config.ServiceSettings.EnableDynamicClientRegistration ? { registration_endpoint: `${issuer}/api/v4/oauth/apps/register` } : {}),
    scopes_supported: ['user'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_methods_supported: ['none', 'client_secret_post'],
    code_challenge_methods_supported: ['S256'],
  };
}
