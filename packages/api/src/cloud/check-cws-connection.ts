import { badRequest } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const checkCWSConnection = operation({
  id: 'CheckCWSConnection',
  method: 'GET',
  path: '/api/v4/cloud/check-cws-connection',
  summary: 'Can the vendor’s customer portal be reached? This server has no use for it.',
  response: t.Object({ status: t.String() }),
  permission: 'public',
  handle() {
    throw badRequest('api.server.cws.needs_enterprise_edition');
  },
});
