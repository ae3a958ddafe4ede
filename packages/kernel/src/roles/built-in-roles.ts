import rolesJson from './built-in-roles.json';
import { permissions } from './permissions.ts';

export interface BuiltInRole {
  readonly name: string;
  /** Ids of texts, not texts. */
  readonly display_name: string;
  readonly description: string;
  /** Implied by the scheme flags of a member, or of a user. */
  readonly scheme_managed: boolean;
  readonly built_in: boolean;
  readonly permissions: readonly string[];
}

/** The roles that every server has, as they are on a new one. */
export const builtInRoles: readonly BuiltInRole[] = rolesJson.map((role) => ({
  ...role,
  permissions: typeof role.permissions === 'string' ? permissions : role.permissions,
}));

/** Rows of `systems` that tell the original that these roles need none of its upgrades. */
export const roleMarks: Readonly<Record<string, string>> = {
  AdvancedPermissionsMigrationComplete: 'true',
  EmojisPermissionsMigrationComplete: 'true',
  GuestRolesCreationMigrationComplete: 'true',
};
