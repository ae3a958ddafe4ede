import type { Ctx } from '@foremast/kernel/context';
import type { Requirement } from '@foremast/kernel/permission';
import { allOf, anyOf, self } from '@foremast/kernel/permission';
import { findUser } from '@foremast/store/queries/users';
import { rolesGrant, words } from './roles.ts';

/** Does the caller hold it in the whole system? */
export const hasSystem = (ctx: Ctx, permission: string): Promise<boolean> => rolesGrant(ctx.db, words(ctx.session.roles), permission);

export const onSystem = (permission: string): Requirement => ({ label: permission, holds: (ctx) => hasSystem(ctx, permission) });

/** Any of them, in the system: console pages that several roles may read. */
export const onSystemAny = (...permissions: readonly string[]): Requirement => anyOf(...permissions.map(onSystem));

const unrestricted: Requirement = { label: 'no restricted administrator', holds: (ctx) => !ctx.config.ExperimentalSettings.RestrictSystemAdmin };

/** In the system, and only where the settings do not keep administrators away from the machine. */
export const onUnrestrictedSystem = (permission: string): Requirement => allOf(unrestricted, onSystem(permission));

/** The caller, and no app in the caller's name: how a person signs in is no app's business. */
export const notAnApp: Requirement = { label: 'no app', holds: (ctx) => !ctx.session.is_oauth };

export const manageSystem = onSystem('manage_system');

/** The account is the caller's own, or the caller may change those of others. Administrators are changed by administrators only. */
export const ownAccount = (userId: string): Requirement => anyOf(self(userId), editOthers(userId));

export const editOthers = (userId: string): Requirement => ({
  label: 'edit_other_users',
  async holds(ctx) {
    if (await hasSystem(ctx, 'manage_system')) return true;
    if (!(await hasSystem(ctx, 'edit_other_users'))) return false;
    const target = await findUser(ctx.db, userId);
    return !target || !(await rolesGrant(ctx.db, words(target.roles), 'manage_system'));
  },
});
