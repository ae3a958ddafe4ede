import { getRole as roleById } from '@foremast/domain/roles/get-role';
import { presentRole } from '@foremast/domain/roles/present-role';
import { operation } from '@foremast/kernel/operation';
import { Role } from '@foremast/wire/models/role';

export const getRole = operation({
  id: 'GetRole',
  method: 'GET',
  path: '/api/v4/roles/{role_id}',
  summary: 'One role with its permissions.',
  response: Role,
  permission: 'session',
  noCsrf: true,
  handle: async ({ params }, ctx) => presentRole(ctx.db, await roleById(ctx.db, params.role_id)),
});
