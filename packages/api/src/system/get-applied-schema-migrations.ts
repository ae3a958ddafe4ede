import { anyConsole } from '@foremast/domain/system/config-access';
import { operation } from '@foremast/kernel/operation';
import { appliedMigrations } from '@foremast/store/queries/migrations';
import { t } from '@foremast/wire/scalars';

export const getAppliedSchemaMigrations = operation({
  id: 'GetAppliedSchemaMigrations',
  method: 'GET',
  path: '/api/v4/system/schema/version',
  summary: 'Which changes of the schema this database has seen.',
  response: t.Array(t.Object({ version: t.Integer(), name: t.String() })),
  permission: () => [anyConsole('read')],
  handle: (_, ctx) => appliedMigrations(ctx.db),
});
