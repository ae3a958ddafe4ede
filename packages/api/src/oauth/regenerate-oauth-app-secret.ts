import { renewAppSecret } from '@foremast/domain/oauth/manage-apps';
import { operation } from '@foremast/kernel/operation';
import { OAuthApp } from '@foremast/wire/models/oauth-app';

export const regenerateOAuthAppSecret = operation({
  id: 'RegenerateOAuthAppSecret',
  method: 'POST',
  path: '/api/v4/oauth/apps/{app_id}/regen_secret',
  summary: 'Give an app a new secret.',
  response: OAuthApp,
  permission: 'session',
  handle: ({ params }, ctx) => renewAppSecret(ctx, params.app_id),
});
