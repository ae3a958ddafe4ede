import { noSession } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

// Only the hosted service has the key that opens this.
export const postEndpointForCwsWebhooks = operation({
  id: 'PostEndpointForCwsWebhooks',
  method: 'POST',
  path: '/api/v4/cloud/webhook',
  summary: 'The vendor’s hosted service tells its servers something.',
  response: StatusOK,
  permission: 'public',
  noCsrf: true,
  handle() {
    throw noSession();
  },
});
