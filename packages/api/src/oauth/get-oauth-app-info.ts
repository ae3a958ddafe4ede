import { getApp, presentApp, withoutSecret } from '@foremast/domain/oauth/find-app';
import { operation } from '@foremast/kernel/operation';
import { OAuthApp } from '@foremast/wire/models/oauth-app';

export const getOAuthAppInfo = operation({
  id: 'GetOAuthAppInfo',
  method: 'GET',
  path: '/api/v4/oauth/apps/{app_id}/info',
  summary: 'What an app says of itself.',
  response: OAuthApp,
  permission: 'session',
  handle: async ({ params }, ctx) => withoutSecret(presentApp(await getApp(ctx, params.app_id))),
});
