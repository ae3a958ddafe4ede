import { listAllowedApps } from '@foremast/domain/oauth/manage-apps';
import { ownAccount } from '@foremast/domain/permissions/system';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { OAuthApp } from '@foremast/wire/models/oauth-app';
import { t } from '@foremast/wire/scalars';

export const getAuthorizedOAuthAppsForUser = operation({
  id: 'GetAuthorizedOAuthAppsForUser',
  method: 'GET',
  path: '/api/v4/users/{user_id}/oauth/apps/authorized',
  summary: 'The apps that somebody lets act in their name.',
  query: t.Object(paging),
  response: t.Array(OAuthApp),
  permission: ({ params }) => [ownAccount(params.user_id)],
  handle: ({ params, query: { page, per_page } }, ctx) => listAllowedApps(ctx, params.user_id, { offset: page * per_page, limit: per_page }),
});
