import { listApps } from '@foremast/domain/oauth/manage-apps';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { OAuthApp } from '@foremast/wire/models/oauth-app';
import { t } from '@foremast/wire/scalars';

export const getOAuthApps = operation({
  id: 'GetOAuthApps',
  method: 'GET',
  path: '/api/v4/oauth/apps',
  summary: 'Your own apps; all of them for those who look after them.',
  query: t.Object(paging),
  response: t.Array(OAuthApp),
  permission: 'session',
  handle: ({ query: { page, per_page } }, ctx) => listApps(ctx, { offset: page * per_page, limit: per_page }),
});
