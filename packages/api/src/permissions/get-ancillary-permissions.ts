import { badRequest } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { withAncillary } from '@foremast/kernel/roles/permissions';
import { t } from '@foremast/wire/scalars';

// Clients of today ask with POST; this form is that of the published reference.
export const getAncillaryPermissions = operation({
  id: 'GetAncillaryPermissions',
  method: 'GET',
  path: '/api/v4/permissions/ancillary',
  summary: 'Permissions of the console with those that they need to be of use.',
  query: t.Object({ subsection_permissions: t.String() }),
  response: t.Array(t.String()),
  permission: 'session',
  handle({ query }) {
    const ids = query.subsection_permissions.split(',').filter(Boolean);
    if (ids.length === 0) throw badRequest('api.context.invalid_url_param.app_error', { Name: 'subsection_permissions' });
    return withAncillary(ids);
  },
});
