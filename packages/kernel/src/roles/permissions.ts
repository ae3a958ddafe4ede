import permissionsJson from './permissions.json';

/** Where a permission is asked for. */
export type PermissionScope = 'system' | 'team' | 'channel' | 'group' | 'playbook' | 'run';

const scoped = (lists: Readonly<Record<string, readonly string[]>>): [string, PermissionScope][] =>
  Object.entries(lists).flatMap(([scope, ids]) => ids.map((id): [string, PermissionScope] => [id, scope as PermissionScope]));

const CURRENT: ReadonlyMap<string, PermissionScope> = new Map(scoped(permissionsJson.current));
/** No built-in role holds them, but a role may still name them. */
const DEPRECATED: ReadonlyMap<string, PermissionScope> = new Map(scoped(permissionsJson.deprecated));

/** Every permission that the server asks for. */
export const permissions: readonly string[] = [...CURRENT.keys()];

export const scopeOf = (permission: string): PermissionScope | undefined => CURRENT.get(permission) ?? DEPRECATED.get(permission);
export const isPermission = (id: string): boolean => scopeOf(id) !== undefined;

const MODERATIONS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(permissionsJson.moderated));
/** The rights that a channel may narrow for its members and guests, in the order in which they are listed. */
export const moderations: readonly string[] = [...MODERATIONS.keys()];
export const moderatedBy = (moderation: string): readonly string[] => MODERATIONS.get(moderation) ?? [];

const MODERATED: ReadonlySet<string> = new Set([...MODERATIONS.values()].flat());
export const isModerated = (permission: string): boolean => MODERATED.has(permission);

/** No role gains or loses these by a patch, so that nobody can make himself an administrator. */
const PROTECTED = ['manage_system', 'manage_roles', 'sysconsole_read_user_management_system_roles', 'sysconsole_write_user_management_system_roles'];
export const changesProtected = (before: readonly string[], after: readonly string[]): boolean =>
  PROTECTED.some((id) => before.includes(id) !== after.includes(id));

const ANCILLARY: Readonly<Record<string, readonly string[]>> = permissionsJson.ancillary;

/** The permissions asked about, each once, then those that the console's among them need to be of use. */
export function withAncillary(ids: readonly string[]): string[] {
  const asked = [...new Set(ids)];
  return [...asked, ...asked.flatMap((id) => (Object.hasOwn(ANCILLARY, id) ? (ANCILLARY[id] ?? []) : []))];
}
