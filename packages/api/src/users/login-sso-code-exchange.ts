import { AppError } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

// Phones get their session by the redirect itself; the way over a code has been withdrawn.
export const loginSsoCodeExchange = operation({
  id: 'LoginSSOCodeExchange',
  method: 'POST',
  path: '/api/v4/users/login/sso/code-exchange',
  summary: 'Exchange the code of a sign-in elsewhere for a session.',
  body: t.Unknown(),
  lenientBody: true,
  response: StatusOK,
  permission: 'public',
  noCsrf: true,
  handle() {
    throw new AppError('api.user.login_sso_code_exchange.deprecated.app_error', 410);
  },
});
