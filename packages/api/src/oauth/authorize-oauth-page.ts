import { authorizePage } from '@foremast/domain/oauth/consent-page';
import { inBrowser } from '@foremast/domain/system/browser-page';
import { operation, Raw } from '@foremast/kernel/operation';
import { AuthorizeRequest } from '@foremast/wire/models/oauth-app';
import { t } from '@foremast/wire/scalars';

export const authorizeOAuthPage = operation({
  id: 'AuthorizeOAuthPage',
  method: 'GET',
  path: '/oauth/authorize',
  summary: 'The page on which somebody lets a program act in their name.',
  query: t.Object({ ...AuthorizeRequest.properties, login_hint: t.String() }),
  response: Raw,
  permission: 'public',
  noCsrf: true,
  handle: ({ query: { login_hint, ...request } }, ctx) => inBrowser(ctx, () => authorizePage(ctx, request, login_hint)),
});
