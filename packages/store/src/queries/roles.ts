import { cache } from '../cache.ts';
import type { Db, WriteDb } from '../store.ts';

export const roleColumns = [
  'id',
  'name',
  'displayname as display_name',
  'description',
  'createat as create_at',
  'updateat as update_at',
  'deleteat as delete_at',
  'permissions',
  'schememanaged as scheme_managed',
  'builtin as built_in',
  'schemeid as scheme_id',
] as const;

/** A role; `permissions` is stored as words separated by spaces, in their alphabet's order. */
export interface RoleRow {
  id: string;
  name: string;
  display_name: string;
  description: string;
  create_at: number;
  update_at: number;
  delete_at: number;
  permissions: string[];
  scheme_managed: boolean;
  built_in: boolean;
  /** The scheme that the role was made for. */
  scheme_id: string | null;
}

export interface LoadedRole extends RoleRow {
  readonly granted: ReadonlySet<string>;
}

const fromRow = (row: Omit<RoleRow, 'permissions'> & { permissions: string }): RoleRow => ({
  ...row,
  permissions: row.permissions.split(' ').filter(Boolean),
});

export async function allRoles(db: Db): Promise<RoleRow[]> {
  const rows = await db.selectFrom('roles').select(roleColumns).execute();
  return rows.map(fromRow);
}

/** All roles by name, as permission sets; under the one key `all`. */
export const rolesByName = cache<ReadonlyMap<string, LoadedRole>>('roles', async (db) => {
  const rows = await allRoles(db);
  return new Map(rows.map((row) => [row.name, { ...row, granted: new Set(row.permissions) }]));
});

export async function roles(db: Db): Promise<ReadonlyMap<string, LoadedRole>> {
  return (await db.cached(rolesByName, 'all')) ?? new Map();
}

export async function saveRole(db: WriteDb, role: RoleRow): Promise<void> {
  const values = {
    name: role.name,
    displayname: role.display_name,
    description: role.description,
    createat: role.create_at,
    updateat: role.update_at,
    deleteat: role.delete_at,
    permissions: role.permissions
      .toSorted()
      .map((p) => ` ${p}`)
      .join(''),
    schememanaged: role.scheme_managed,
    builtin: role.built_in,
    schemeid: role.scheme_id,
  };
  await db
    .insertInto('roles')
    .values({ id: role.id, ...values })
    .onConflict((c) => c.column('id').doUpdateSet(values))
    .execute();
  db.touch(rolesByName, 'all');
}
