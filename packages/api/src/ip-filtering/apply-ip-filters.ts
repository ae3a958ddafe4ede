import { switchedOff } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Json } from '@foremast/wire/scalars';

// Part of the vendor’s hosted service, where it stands in front of the servers. Here that is the proxy’s business.
export const applyIPFilters = operation({
  id: 'ApplyIPFilters',
  method: 'POST',
  path: '/api/v4/ip_filtering',
  summary: 'Set which addresses may reach the server.',
  response: Json,
  permission: 'session',
  handle() {
    throw switchedOff('api.context.ip_filtering.not_available.app_error');
  },
});
