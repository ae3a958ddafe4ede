import { changeApp } from '@foremast/domain/oauth/manage-apps';
import { operation } from '@foremast/kernel/operation';
import { OAuthApp } from '@foremast/wire/models/oauth-app';
import { t } from '@foremast/wire/scalars';
import { oauthAppFields } from './oauth-app-body.ts';

export const updateOAuthApp = operation({
  id: 'UpdateOAuthApp',
  method: 'PUT',
  path: '/api/v4/oauth/apps/{app_id}',
  summary: 'Replace what an app says of itself.',
  body: t.Object({ id: t.String(), mattermost_app_id: t.String(), ...oauthAppFields }),
  bodyName: 'oauth_app',
  response: OAuthApp,
  permission: 'session',
  handle: ({ params, body }, ctx) => changeApp(ctx, params.app_id, body),
});
