import type { Ctx } from '@foremast/kernel/context';
import { forbidden, unauthorized } from '@foremast/kernel/error';
import type { UserRow } from '@foremast/store/queries/users';
import { userActivationStatusChange } from '@foremast/wire/events';
import { audit } from '../audits/audit.ts';
import { rolesGrant, words } from '../permissions/roles.ts';
import { hasSystem } from '../permissions/system.ts';
import { tellDeactivated } from './account-mails.ts';
import { setActive } from './deactivate.ts';
import { getAccount } from './get-account.ts';
import { isGuest } from './is-guest.ts';

async function requireChange(ctx: Ctx, user: UserRow, active: boolean): Promise<void> {
  const own = user.id === ctx.userId;
  if (await rolesGrant(ctx.db, words(user.roles), 'manage_system')) {
    if (!(await hasSystem(ctx, 'manage_system'))) throw forbidden('api.user.update_active.permissions.app_error');
    return;
  }
  if (own && !active && !(await hasSystem(ctx, 'sysconsole_write_user_management_users'))) {
    if (!ctx.config.TeamSettings.EnableUserDeactivation) throw unauthorized('api.user.update_active.not_enable.app_error');
    return;
  }
  if (!(await hasSystem(ctx, 'sysconsole_write_user_management_users'))) throw forbidden('api.user.update_active.permissions.app_error');
}

/** Deactivates an account or brings it back, and tells everybody to look again. */
export async function changeActive(ctx: Ctx, userId: string, active: boolean): Promise<void> {
  const user = await getAccount(ctx.db, userId);
  await requireChange(ctx, user, active);
  if (user.auth_service === 'ldap') throw forbidden('api.user.update_active.cannot_modify_status_when_user_is_managed_by_ldap.app_error');
  if (active && isGuest(user) && !ctx.config.GuestAccountsSettings.Enable)
    throw unauthorized('api.user.update_active.cannot_enable_guest_when_guest_feature_is_disabled.app_error');
  await ctx.tx(async (tx) => {
    await audit(tx, { extra: `user_id=${userId} active=${active}` });
    await setActive(tx, user, active);
    if (!active && user.id === ctx.userId) await tellDeactivated(tx, user);
    tx.emit(userActivationStatusChange, {}, {});
  });
}
