import { onSystem } from '@foremast/domain/permissions/system';
import { switchedOff } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Json, t } from '@foremast/wire/scalars';

export const getLdapGroups = operation({
  id: 'GetLdapGroups',
  method: 'GET',
  path: '/api/v4/ldap/groups',
  summary: 'The groups of the directory, linked or not.',
  response: t.Object({ count: t.Integer(), groups: t.Array(Json) }),
  permission: () => [onSystem('sysconsole_read_user_management_groups')],
  handle() {
    throw switchedOff('ent.ldap.app_error');
  },
});
