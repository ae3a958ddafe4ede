import { beginSignIn, siteTarget } from '@foremast/domain/sso/begin';
import { inBrowser, redirect } from '@foremast/domain/system/browser-page';
import { operation, Raw } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const signupWithOAuth = operation({
  id: 'SignupWithOAuth',
  method: 'GET',
  path: '/oauth/{service}/signup',
  summary: 'Make an account with another service, perhaps by an invitation.',
  query: t.Object({ t: t.String(), id: t.String(), redirect_to: t.String(), desktop_token: t.String() }),
  response: Raw,
  permission: 'public',
  handle: ({ params, query }, ctx) =>
    inBrowser(ctx, async () => {
      const purpose = {
        action: 'signup',
        inviteToken: query.t,
        inviteId: query.id,
        redirectTo: siteTarget(ctx, query.redirect_to),
        desktopToken: query.desktop_token,
      } as const;
      return redirect(await beginSignIn(ctx, params.service, purpose));
    }),
});
