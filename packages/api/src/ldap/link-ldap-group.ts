import { onSystem } from '@foremast/domain/permissions/system';
import { switchedOff } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Json } from '@foremast/wire/scalars';

export const linkLdapGroup = operation({
  id: 'LinkLdapGroup',
  method: 'POST',
  path: '/api/v4/ldap/groups/{remote_id}/link',
  summary: 'Make a group of the directory a group of this server.',
  response: Json,
  permission: () => [onSystem('sysconsole_write_user_management_groups')],
  uncheckedParams: ['remote_id'],
  handle() {
    throw switchedOff('ent.ldap.app_error');
  },
});
