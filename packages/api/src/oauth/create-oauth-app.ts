import { createApp } from '@foremast/domain/oauth/manage-apps';
import { onSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { OAuthApp } from '@foremast/wire/models/oauth-app';
import { t } from '@foremast/wire/scalars';
import { oauthAppFields } from './oauth-app-body.ts';

export const createOAuthApp = operation({
  id: 'CreateOAuthApp',
  method: 'POST',
  path: '/api/v4/oauth/apps',
  summary: 'Make known a program that may ask people to act in their names.',
  body: t.Object({ ...oauthAppFields, is_public: t.Boolean() }),
  bodyName: 'oauth_app',
  status: 201,
  response: OAuthApp,
  permission: () => [onSystem('manage_oauth')],
  handle: ({ body: { is_public, ...form } }, ctx) => createApp(ctx, form, is_public),
});
