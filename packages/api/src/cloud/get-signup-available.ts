import { switchedOff } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const getSignupAvailable = operation({
  id: 'GetHostedSignupAvailable',
  method: 'GET',
  path: '/api/v4/hosted_customer/signup_available',
  summary: 'Can a licence be bought from within this server? There is nothing to buy.',
  response: StatusOK,
  permission: 'session',
  handle() {
    throw switchedOff('api.server.hosted_signup_unavailable.error');
  },
});
