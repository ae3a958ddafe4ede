import { allowApp } from '@foremast/domain/oauth/allow-app';
import { refuseIfProviderOff } from '@foremast/domain/oauth/find-app';
import { requestError } from '@foremast/domain/oauth/validate-request';
import { noPermission } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { AuthorizeRequest } from '@foremast/wire/models/oauth-app';
import { t } from '@foremast/wire/scalars';

// A program that acts in somebody's name cannot let another one do so.
export const authorizeOAuthApp = operation({
  id: 'AuthorizeOAuthApp',
  method: 'POST',
  path: '/oauth/authorize',
  summary: 'Let a program act in your name; the answer says where to go.',
  body: AuthorizeRequest,
  bodyName: 'authorize_request',
  response: t.Object({ redirect: t.String() }),
  permission: 'session',
  async handle({ body }, ctx) {
    const wrong = requestError(body);
    if (wrong) throw wrong;
    if (ctx.session.is_oauth) throw noPermission();
    refuseIfProviderOff(ctx);
    return { redirect: await allowApp(ctx, body) };
  },
});
