import { migrateToLdap } from '@foremast/domain/users/migrate-accounts';
import { operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const migrateAuthToLdap = operation({
  id: 'MigrateAuthToLdap',
  method: 'POST',
  path: '/api/v4/users/migrate_auth/ldap',
  summary: 'Let everybody of a service sign in with LDAP from now on.',
  body: t.Object({ from: t.Unknown(), force: t.Unknown(), match_field: t.Unknown() }),
  bodyName: 'from',
  response: StatusOK,
  permission: 'session',
  handle: ({ body }, ctx) => migrateToLdap(ctx, body),
});
