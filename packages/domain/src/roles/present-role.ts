import type { ScopeRoles } from '@foremast/kernel/roles/effective';
import { channelRoles } from '@foremast/kernel/roles/effective';
import { type LoadedRole, type RoleRow, roles } from '@foremast/store/queries/roles';
import { channelsUnderSchemes, findScheme, type SchemedChannel, type SchemeRow } from '@foremast/store/queries/schemes';
import type { Db } from '@foremast/store/store';
import type { Role } from '@foremast/wire/models/role';
import { heldPermissions } from '../permissions/roles.ts';

export const storedRole = (row: RoleRow): Role => ({
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

const KINDS = ['guest', 'user', 'admin'] as const;

/** What a role of a channel's own scheme really grants there: the scheme only narrows what the channel would grant without it. */
async function narrowedRole(db: Db, role: RoleRow, scheme: SchemeRow, { team_scheme_id }: SchemedChannel): Promise<Role> {
  const kind = KINDS.find((k) => scheme[`default_channel_${k}_role`] === role.name);
  if (!kind) return storedRole(role);
  const above: ScopeRoles = channelRoles(undefined, team_scheme_id ? await findScheme(db, team_scheme_id) : undefined);
  const permissions = await heldPermissions(db, { name: role.name, higher: { name: above[kind], kind } });
  return { ...storedRole(role), permissions: [...permissions] };
}

async function channelSchemeOf(db: Db, role: RoleRow): Promise<SchemeRow | undefined> {
  if (!role.scheme_managed || role.built_in || !role.scheme_id || role.delete_at > 0) return undefined;
  const scheme = await findScheme(db, role.scheme_id);
  return scheme?.scope === 'channel' ? scheme : undefined;
}

/** Roles as clients use them: what each grants, also where a channel's scheme narrows it. */
export async function presentRoles(db: Db, rows: readonly RoleRow[]): Promise<Role[]> {
  const schemes = await Promise.all(rows.map((row) => channelSchemeOf(db, row)));
  const ids = [...new Set(schemes.flatMap((scheme) => scheme?.id ?? []))];
  const inUse = new Map((await channelsUnderSchemes(db, ids)).map((channel) => [channel.scheme_id, channel]));
  return Promise.all(
    rows.map((row, i) => {
      const scheme = schemes[i];
      const channel = scheme && inUse.get(scheme.id);
      return scheme && channel ? narrowedRole(db, row, scheme, channel) : storedRole(row);
    }),
  );
}

export async function presentRole(db: Db, row: RoleRow): Promise<Role> {
  return (await presentRoles(db, [row]))[0] ?? storedRole(row);
}

/** Those of these names that there are. */
export async function namedRoles(db: Db, names: readonly string[]): Promise<LoadedRole[]> {
  const all = await roles(db);
  return names.flatMap((name) => all.get(name) ?? []);
}
