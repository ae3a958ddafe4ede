import { onSystem } from '@foremast/domain/permissions/system';
import { invalidUrl, switchedOff } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Json, t } from '@foremast/wire/scalars';

const TESTS = ['filters', 'attributes', 'group_attributes'];

export const testLdapDiagnostics = operation({
  id: 'TestLdapDiagnostics',
  method: 'POST',
  path: '/api/v4/ldap/test_diagnostics',
  summary: 'Try out the filters and attributes of the given settings.',
  query: t.Object({ test: t.String() }),
  response: t.Array(Json),
  permission: () => [onSystem('test_ldap')],
  handle({ query }) {
    if (!TESTS.includes(query.test)) throw invalidUrl('test');
    throw switchedOff('ent.ldap.disabled.app_error');
  },
});
