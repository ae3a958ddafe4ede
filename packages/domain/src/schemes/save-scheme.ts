import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { roleTable } from '@foremast/kernel/roles/effective';
import { rolesOfNewScheme } from '@foremast/kernel/roles/scheme-roles';
import { type RoleRow, roles, saveRole } from '@foremast/store/queries/roles';
import { detachScheme, findSchemeByName, type SchemeRow, saveScheme } from '@foremast/store/queries/schemes';

const runes = (text: string): number => [...text].length;

async function check(tx: Tx, scheme: SchemeRow): Promise<void> {
  const sound =
    /^[a-z0-9_]{2,64}$/.test(scheme.name) &&
    runes(scheme.display_name) >= 1 &&
    runes(scheme.display_name) <= 128 &&
    runes(scheme.description) <= 1024 &&
    (scheme.scope === 'team' || scheme.scope === 'channel');
  const taken = sound ? await findSchemeByName(tx.db, scheme.name) : undefined;
  if (!sound || (taken && taken.id !== scheme.id)) throw badRequest('app.scheme.save.invalid_scheme.app_error');
}

export type NewScheme = Pick<SchemeRow, 'name' | 'display_name' | 'description' | 'scope'>;

const NO_ROLES = {
  default_team_admin_role: '',
  default_team_user_role: '',
  default_team_guest_role: '',
  default_channel_admin_role: '',
  default_channel_user_role: '',
  default_channel_guest_role: '',
  default_playbook_admin_role: '',
  default_playbook_member_role: '',
  default_run_admin_role: '',
  default_run_member_role: '',
};

/** A scheme with roles of its own, copied from the built-in ones. Throws `app.scheme.save.invalid_scheme.app_error` (400). */
export async function createScheme(tx: Tx, form: NewScheme): Promise<SchemeRow> {
  const now = tx.now();
  const scheme: SchemeRow = { ...NO_ROLES, ...form, name: form.name || newId(), id: newId(), create_at: now, update_at: now, delete_at: 0 };
  await check(tx, scheme);
  const table = roleTable((await roles(tx.db)).values());
  const named: Partial<Record<string, string>> = {};
  for (const { field, display_name, permissions } of rolesOfNewScheme({ name: scheme.name, scope: scheme.scope as 'team' | 'channel' }, table)) {
    const role: RoleRow = {
      id: newId(),
      name: newId(),
      display_name,
      description: '',
      create_at: now,
      update_at: now,
      delete_at: 0,
      permissions: [...permissions],
      scheme_managed: true,
      built_in: false,
      scheme_id: scheme.id,
    };
    await saveRole(tx.db, role);
    named[field] = role.name;
  }
  const made = { ...scheme, ...named };
  await saveScheme(tx.db, made);
  return made;
}

export type SchemePatch = Partial<Pick<SchemeRow, 'name' | 'display_name' | 'description'>>;

export async function patchScheme(tx: Tx, scheme: SchemeRow, patch: SchemePatch): Promise<SchemeRow> {
  const next = { ...scheme, ...patch, update_at: tx.now() };
  await check(tx, next);
  await saveScheme(tx.db, next);
  return next;
}

/** Ends a scheme and its roles. Teams and channels under it have the built-in roles again. */
export async function deleteScheme(tx: Tx, scheme: SchemeRow): Promise<void> {
  const now = tx.now();
  await detachScheme(tx.db, scheme.id);
  for (const role of (await roles(tx.db)).values()) {
    if (role.scheme_id === scheme.id && role.delete_at === 0) await saveRole(tx.db, { ...role, update_at: now, delete_at: now });
  }
  await saveScheme(tx.db, { ...scheme, update_at: now, delete_at: now });
}
