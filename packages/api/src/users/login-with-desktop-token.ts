import { textFields } from '@foremast/domain/input/text-fields';
import { signInWithDesktopToken } from '@foremast/domain/sessions/desktop-token';
import { operation } from '@foremast/kernel/operation';
import { User } from '@foremast/wire/models/user';
import { t } from '@foremast/wire/scalars';

export const loginWithDesktopToken = operation({
  id: 'LoginWithDesktopToken',
  method: 'POST',
  path: '/api/v4/users/login/desktop_token',
  summary: 'Sign a desktop program in with the token that a browser got for it.',
  body: t.Unknown(),
  lenientBody: true,
  response: User,
  permission: 'public',
  noCsrf: true,
  handle({ body }, ctx) {
    const { token = '', deviceId = '', device_id = '' } = textFields(body);
    return signInWithDesktopToken(ctx, token, deviceId || device_id);
  },
});
