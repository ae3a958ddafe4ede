import { completeSignIn } from '@foremast/domain/sso/complete';
import { inBrowser } from '@foremast/domain/system/browser-page';
import { operation, Raw } from '@foremast/kernel/operation';

const at = <const P extends `${string}{service}${string}`>(id: string, path: P) =>
  operation({
    id,
    method: 'GET',
    path,
    summary: 'Where another service sends people back to.',
    response: Raw,
    permission: 'public',
    handle: ({ params }, ctx) => inBrowser(ctx, () => completeSignIn(ctx, (params as { service: string }).service)),
  });

// Services know the address that they were once told: all that were ever told are served.
export const completeOAuth = [
  at('CompleteOAuth', '/signup/{service}/complete'),
  at('CompleteOAuthAtOAuth', '/oauth/{service}/complete'),
  at('CompleteOAuthAtLogin', '/login/{service}/complete'),
  at('CompleteOAuthAtV3', '/api/v3/oauth/{service}/complete'),
];
