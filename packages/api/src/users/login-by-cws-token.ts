import { unauthorized } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

// Tokens of the maker's own hosting: this server is not hosted there.
export const loginByCwsToken = operation({
  id: 'LoginByCwsToken',
  method: 'POST',
  path: '/api/v4/users/login/cws',
  summary: 'Sign in from the customer portal of a hosted server.',
  response: StatusOK,
  permission: 'public',
  noCsrf: true,
  handle() {
    throw unauthorized('api.user.login_cws.license.error');
  },
});
