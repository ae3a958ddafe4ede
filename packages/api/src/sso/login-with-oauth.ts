import { beginSignIn, siteTarget } from '@foremast/domain/sso/begin';
import { inBrowser, redirect } from '@foremast/domain/system/browser-page';
import { operation, Raw } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const loginWithOAuth = operation({
  id: 'LoginWithOAuth',
  method: 'GET',
  path: '/oauth/{service}/login',
  summary: 'Sign in with another service.',
  query: t.Object({ login_hint: t.String(), redirect_to: t.String(), desktop_token: t.String() }),
  response: Raw,
  permission: 'public',
  handle: ({ params, query }, ctx) =>
    inBrowser(ctx, async () => {
      const purpose = { action: 'login', redirectTo: siteTarget(ctx, query.redirect_to), desktopToken: query.desktop_token } as const;
      return redirect(await beginSignIn(ctx, params.service, purpose, query.login_hint));
    }),
});
