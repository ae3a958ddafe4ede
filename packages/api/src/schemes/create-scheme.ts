import { onSystem } from '@foremast/domain/permissions/system';
import { createScheme as make } from '@foremast/domain/schemes/save-scheme';
import { badRequest } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Scheme } from '@foremast/wire/models/scheme';
import { t } from '@foremast/wire/scalars';

export const createScheme = operation({
  id: 'CreateScheme',
  method: 'POST',
  path: '/api/v4/schemes',
  summary: 'Make a scheme for teams or for channels, with roles of its own.',
  body: t.Object({ id: t.String(), name: t.String(), display_name: t.String(), description: t.String(), scope: t.String() }),
  bodyName: 'scheme',
  response: Scheme,
  status: 201,
  permission: () => [onSystem('sysconsole_write_user_management_permissions')],
  handle({ body: { id, ...form } }, ctx) {
    if (id !== '') throw badRequest('app.scheme.save.invalid_scheme.app_error');
    return ctx.tx((tx) => make(tx, form));
  },
});
