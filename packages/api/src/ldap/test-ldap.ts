import { onSystem } from '@foremast/domain/permissions/system';
import { switchedOff } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const testLdap = operation({
  id: 'TestLdap',
  method: 'POST',
  path: '/api/v4/ldap/test',
  summary: 'Try to reach the directory of the stored settings.',
  response: StatusOK,
  permission: () => [onSystem('test_ldap')],
  handle() {
    throw switchedOff('ent.ldap.disabled.app_error');
  },
});
