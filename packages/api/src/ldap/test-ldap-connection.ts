import { onSystem } from '@foremast/domain/permissions/system';
import { switchedOff } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const testLdapConnection = operation({
  id: 'TestLdapConnection',
  method: 'POST',
  path: '/api/v4/ldap/test_connection',
  summary: 'Try to reach the directory of the given settings.',
  response: StatusOK,
  permission: () => [onSystem('test_ldap')],
  handle() {
    throw switchedOff('ent.ldap.disabled.app_error');
  },
});
