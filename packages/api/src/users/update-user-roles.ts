import { onSystem } from '@foremast/domain/permissions/system';
import { setRoles } from '@foremast/domain/users/set-roles';
import { invalidBody } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

const ROLES_MAX = 256;
const NAMES = /^[a-z0-9_]+$/;

/** A list of role names, or of none. An administrator is also an ordinary member. */
function isRoleList(text: string): boolean {
  const names = text.split(/\s+/).filter(Boolean);
  return text.length <= ROLES_MAX && names.every((name) => NAMES.test(name)) && !(names.length === 1 && names[0] === 'system_admin');
}

// A body that is no such object counts as one without roles, and that takes all roles away.
export const updateUserRoles = operation({
  id: 'UpdateUserRoles',
  method: 'PUT',
  path: '/api/v4/users/{user_id}/roles',
  summary: 'Give a person these roles in the system, separated by spaces, and no others.',
  body: t.Object({ roles: t.String() }),
  lenientBody: true,
  response: StatusOK,
  permission: 'session',
  async handle({ params, body }, ctx) {
    if (!isRoleList(body.roles)) throw invalidBody('roles');
    await ctx.require(onSystem('manage_roles'));
    await setRoles(ctx, params.user_id, body.roles);
    return OK;
  },
});
