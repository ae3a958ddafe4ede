import type { Ctx } from '@foremast/kernel/context';
import { forbidden, noPermission, unauthorized } from '@foremast/kernel/error';
import { audit } from '../audits/audit.ts';
import { changeableAccount } from '../permissions/account.ts';
import { hasSystem } from '../permissions/system.ts';
import { tellDeactivated } from './account-mails.ts';
import { setActive } from './deactivate.ts';
import { eraseAccount } from './erase-account.ts';
import { getAccount } from './get-account.ts';

/** Deactivates an account, or erases it with all that belongs to it. */
export async function removeAccount(ctx: Ctx, userId: string, permanent: boolean): Promise<void> {
  const own = userId === ctx.userId;
  if (!(await ctx.may(changeableAccount(userId)))) throw noPermission();
  const isAdmin = await hasSystem(ctx, 'manage_system');
  if (own && !ctx.config.TeamSettings.EnableUserDeactivation && !isAdmin) throw unauthorized('api.user.update_active.not_enable.app_error');
  const user = await getAccount(ctx.db, userId);
  if (!permanent) {
    await ctx.tx(async (tx) => {
      await audit(tx, { extra: `user_id=${userId}` });
      await setActive(tx, user, false);
      if (own) await tellDeactivated(tx, user);
    });
    return;
  }
  if (!ctx.config.ServiceSettings.EnableAPIUserDeletion)
    throw unauthorized(isAdmin ? 'api.user.delete_user.not_enabled.for_admin.app_error' : 'api.user.delete_user.not_enabled.app_error');
  if (!isAdmin) throw forbidden('api.context.permissions.app_error');
  await eraseAccount(ctx, user);
}
