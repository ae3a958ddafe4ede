import type { Tx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { builtInRoles } from '@foremast/kernel/roles/built-in-roles';
import { allRoles, saveRole } from '@foremast/store/queries/roles';

/** Writes the built-in roles that the database does not have yet; those that are there keep what administrators made of them. */
export async function createBuiltInRoles(tx: Tx): Promise<void> {
  const known = new Set((await allRoles(tx.db)).map((role) => role.name));
  const now = tx.now();
  for (const role of builtInRoles) {
    if (known.has(role.name)) continue;
    await saveRole(tx.db, {
      ...role,
      permissions: [...role.permissions],
      id: newId(),
      create_at: now,
      update_at: now,
      delete_at: 0,
      scheme_id: null,
    });
  }
}
