import { getRoleByName as roleByName } from '@foremast/domain/roles/get-role';
import { presentRole } from '@foremast/domain/roles/present-role';
import { notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Role } from '@foremast/wire/models/role';

export const getRoleByName = operation({
  id: 'GetRoleByName',
  method: 'GET',
  path: '/api/v4/roles/name/{role_name}',
  summary: 'One role, by its name.',
  response: Role,
  permission: 'session',
  noCsrf: true,
  async handle({ params }, ctx) {
    if (!/^[a-z0-9_]+$/.test(params.role_name)) throw notFound('api.context.404.app_error');
    return presentRole(ctx.db, await roleByName(ctx.db, params.role_name));
  },
});
