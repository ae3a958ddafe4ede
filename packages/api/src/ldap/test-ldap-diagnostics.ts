import { onSystem } from '@foremast/domain/permissions/system';
import { switchedOff } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Json, t } from '@foremast/wire/scalars';

export const testLdapDiagnostics = operation({
  id: 'TestLdapDiagnostics',
  method: 'POST',
  path: '/api/v4/ldap/test_diagnostics',
  summary: 'Try out the filters and attributes of the given settings.',
  response: t.Array(Json),
  permission: () => [onSystem('test_ldap')],
  handle() {
    throw switchedOff('ent.ldap.disabled.app_error');
  },
});
