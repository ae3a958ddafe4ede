import { textFields } from '@foremast/domain/input/text-fields';
import { signInByLink } from '@foremast/domain/sessions/magic-link';
import { signIn } from '@foremast/domain/sessions/sign-in';
import { operation } from '@foremast/kernel/operation';
import { User } from '@foremast/wire/models/user';
import { t } from '@foremast/wire/scalars';

// Answers 200: the published reference says 201, clients have always seen 200.
export const login = operation({
  id: 'Login',
  method: 'POST',
  path: '/api/v4/users/login',
  summary: 'Sign in with a password; the header Token carries the session, browsers get cookies.',
  body: t.Unknown(),
  lenientBody: true,
  response: User,
  permission: 'public',
  noCsrf: true,
  handle({ body }, ctx) {
    const { id = '', login_id = '', password = '', token = '', device_id = '', deviceId = '', magic_link_token = '' } = textFields(body);
    if (magic_link_token) return signInByLink(ctx, magic_link_token, device_id || deviceId);
    return signIn(ctx, { id, login_id, password, token, device_id: device_id || deviceId });
  },
});
