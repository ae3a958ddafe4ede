import { notFound } from '@foremast/kernel/error';
import { type LoadedRole, roles } from '@foremast/store/queries/roles';
import type { Db } from '@foremast/store/store';

/** Throws `app.role.get.app_error` (404). */
export async function getRole(db: Db, id: string): Promise<LoadedRole> {
  for (const role of (await roles(db)).values()) if (role.id === id) return role;
  throw notFound('app.role.get.app_error');
}

/** Throws `app.role.get_by_name.app_error` (404). */
export async function getRoleByName(db: Db, name: string): Promise<LoadedRole> {
  const role = (await roles(db)).get(name);
  if (!role) throw notFound('app.role.get_by_name.app_error');
  return role;
}
