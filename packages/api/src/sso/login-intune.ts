import { signInManaged } from '@foremast/domain/sso/sign-in-managed';
import { operation } from '@foremast/kernel/operation';
import { User } from '@foremast/wire/models/user';
import { t } from '@foremast/wire/scalars';

export const loginIntune = operation({
  id: 'LoginIntune',
  method: 'POST',
  path: '/oauth/intune',
  summary: 'Sign in a phone that an organisation manages, with the token of its directory.',
  body: t.Object({ access_token: t.String(), device_id: t.String() }),
  response: User,
  permission: 'public',
  noCsrf: true,
  handle: ({ body }, ctx) => signInManaged(ctx, body.access_token, body.device_id),
});
