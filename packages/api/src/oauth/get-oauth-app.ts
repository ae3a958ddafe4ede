import { getKeptApp, presentApp } from '@foremast/domain/oauth/find-app';
import { operation } from '@foremast/kernel/operation';
import { OAuthApp } from '@foremast/wire/models/oauth-app';

export const getOAuthApp = operation({
  id: 'GetOAuthApp',
  method: 'GET',
  path: '/api/v4/oauth/apps/{app_id}',
  summary: 'One app, with its secret.',
  response: OAuthApp,
  permission: 'session',
  handle: async ({ params }, ctx) => presentApp(await getKeptApp(ctx, params.app_id)),
});
