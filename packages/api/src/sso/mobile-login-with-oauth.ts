import { beginSignIn, programTarget } from '@foremast/domain/sso/begin';
import { inBrowser, redirect } from '@foremast/domain/system/browser-page';
import { operation, Raw } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const mobileLoginWithOAuth = operation({
  id: 'MobileLoginWithOAuth',
  method: 'GET',
  path: '/oauth/{service}/mobile_login',
  summary: 'Sign a phone in with another service.',
  query: t.Object({ login_hint: t.String(), redirect_to: t.String() }),
  response: Raw,
  permission: 'public',
  handle: ({ params, query }, ctx) =>
    inBrowser(ctx, async () => {
      const purpose = { action: 'mobile', redirectTo: programTarget(ctx, query.redirect_to) } as const;
      return redirect(await beginSignIn(ctx, params.service, purpose, query.login_hint));
    }),
});
