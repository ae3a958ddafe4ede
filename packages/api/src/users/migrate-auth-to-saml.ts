import { migrateToSaml } from '@foremast/domain/users/migrate-accounts';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const migrateAuthToSaml = operation({
  id: 'MigrateAuthToSaml',
  method: 'POST',
  path: '/api/v4/users/migrate_auth/saml',
  summary: 'Let everybody of a service sign in with SAML from now on.',
  body: t.Object({ from: t.Unknown(), auto: t.Unknown(), matches: t.Unknown() }),
  bodyName: 'from',
  response: StatusOK,
  permission: 'session',
  async handle({ body }, ctx) {
    await migrateToSaml(ctx, body);
    return OK;
  },
});
