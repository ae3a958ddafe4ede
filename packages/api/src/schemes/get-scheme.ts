import { onSystem } from '@foremast/domain/permissions/system';
import { getScheme as schemeById } from '@foremast/domain/schemes/get-scheme';
import { operation } from '@foremast/kernel/operation';
import { Scheme } from '@foremast/wire/models/scheme';

export const getScheme = operation({
  id: 'GetScheme',
  method: 'GET',
  path: '/api/v4/schemes/{scheme_id}',
  summary: 'One scheme, also a deleted one.',
  response: Scheme,
  permission: () => [onSystem('sysconsole_read_user_management_permissions')],
  noCsrf: true,
  handle: ({ params }, ctx) => schemeById(ctx.db, params.scheme_id),
});
