import { badRequest } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { withAncillary } from '@foremast/kernel/roles/permissions';
import { t } from '@foremast/wire/scalars';

const BAD = 'api.payload.parse.error';

export const getAncillaryPermissionsPost = operation({
  id: 'GetAncillaryPermissionsPost',
  method: 'POST',
  path: '/api/v4/permissions/ancillary',
  summary: 'Permissions of the console with those that they need to be of use.',
  body: t.Array(t.String()),
  bodyError: BAD,
  response: t.Array(t.String()),
  permission: 'session',
  handle({ body }) {
    if (body.length === 0) throw badRequest(BAD);
    return withAncillary(body);
  },
});
