import { manageSystem } from '@foremast/domain/permissions/system';
import { presentRoles } from '@foremast/domain/roles/present-role';
import { operation } from '@foremast/kernel/operation';
import { roles } from '@foremast/store/queries/roles';
import { Role } from '@foremast/wire/models/role';
import { t } from '@foremast/wire/scalars';

export const getAllRoles = operation({
  id: 'GetAllRoles',
  method: 'GET',
  path: '/api/v4/roles',
  summary: 'Every role, those of schemes included.',
  response: t.Array(Role),
  permission: () => [manageSystem],
  handle: async (_, ctx) => presentRoles(ctx.db, [...(await roles(ctx.db)).values()]),
});
