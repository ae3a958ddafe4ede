import type { RoleRow } from '@foremast/store/queries/roles';
import type { Role } from '@foremast/wire/models/role';

export const presentRole = (row: RoleRow): Role => ({
  id: row.id,
  name: row.name,
  display_name: row.display_name,
  description: row.description,
  create_at: row.create_at,
  update_at: row.update_at,
  delete_at: row.delete_at,
  permissions: row.permissions,
  scheme_managed: row.scheme_managed,
  built_in: row.built_in,
  scheme_id: row.scheme_id,
});
