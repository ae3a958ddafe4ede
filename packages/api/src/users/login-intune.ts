import { textFields } from '@foremast/domain/input/text-fields';
import { signInByIntune } from '@foremast/domain/sso/sign-in-by-intune';
import { operation } from '@foremast/kernel/operation';
import { User } from '@foremast/wire/models/user';
import { t } from '@foremast/wire/scalars';

export const loginIntune = operation({
  id: 'LoginIntune',
  method: 'POST',
  path: '/oauth/intune',
  summary: 'Sign in with the token that an app managed by Intune has from Entra ID.',
  body: t.Unknown(),
  bodyName: 'intune_login',
  response: User,
  permission: 'public',
  noCsrf: true,
  handle({ body }, ctx) {
    const { access_token = '', device_id = '' } = textFields(body);
    return signInByIntune(ctx, access_token, device_id);
  },
});
