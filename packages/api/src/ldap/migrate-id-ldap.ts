import { manageSystem } from '@foremast/domain/permissions/system';
import { invalidBody, switchedOff } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const migrateIdLdap = operation({
  id: 'MigrateIdLdap',
  method: 'POST',
  path: '/api/v4/ldap/migrateid',
  summary: 'Know accounts of the directory by another attribute.',
  body: t.Object({ toAttribute: t.String() }),
  bodyName: 'toAttribute',
  lenientBody: true,
  response: StatusOK,
  permission: () => [manageSystem],
  handle({ body }) {
    if (body.toAttribute === '') throw invalidBody('toAttribute');
    throw switchedOff('ent.ldap.disabled.app_error');
  },
});
