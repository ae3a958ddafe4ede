import { invalidBody } from '@foremast/kernel/error';
import { roles } from '@foremast/store/queries/roles';
import type { RoleFilter } from '@foremast/store/queries/user-roles';
import type { Db } from '@foremast/store/store';

const NAME = /^[a-z0-9_]{1,64}$/;

/** `a, b` as a list. */
export const roleNames = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

/** Role names of a filter must look like names. */
export function checkRoleNames(names: readonly string[], param: string): void {
  if (names.some((name) => !NAME.test(name))) throw invalidBody(param);
}

/** Role names that must be there. */
export async function checkRolesExist(db: Db, names: readonly string[], param: string): Promise<void> {
  checkRoleNames(names, param);
  if (names.length === 0) return;
  const known = await roles(db);
  if (names.some((name) => !known.has(name))) throw invalidBody(param);
}

export interface RoleQuery {
  readonly role?: string;
  readonly roles: readonly string[];
  readonly team_roles: readonly string[];
  readonly channel_roles: readonly string[];
}

/** The filter of a list or search; unknown names are an invalid parameter. */
export async function roleFilter(db: Db, query: RoleQuery): Promise<RoleFilter> {
  const single = query.role ? [query.role] : [];
  await checkRolesExist(db, single, 'role');
  await checkRolesExist(db, query.roles, 'roles');
  await checkRolesExist(db, query.channel_roles, 'channelRoles');
  await checkRolesExist(db, query.team_roles, 'teamRoles');
  return { system: [...single, ...query.roles], team: query.team_roles, channel: query.channel_roles };
}
