import { switchSignIn } from '@foremast/domain/users/move-account';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const switchAccountType = operation({
  id: 'SwitchAccountType',
  method: 'POST',
  path: '/api/v4/users/login/switch',
  summary: 'Sign in another way from now on; the answer says where to go next.',
  body: t.Object({
    current_service: t.String(),
    new_service: t.String(),
    email: t.String(),
    password: t.String(),
    new_password: t.String(),
    mfa_code: t.String(),
    ldap_id: t.String(),
  }),
  bodyName: 'switch_request',
  response: t.Object({ follow_link: t.String() }),
  permission: 'public',
  handle: async ({ body }, ctx) => ({ follow_link: await switchSignIn(ctx, body) }),
});
