import type { Ctx } from '@foremast/kernel/context';
import { badRequest, forbidden } from '@foremast/kernel/error';
import { updateUser } from '@foremast/store/queries/users';
import { audit } from '../audits/audit.ts';
import { rolesGrant, words } from '../permissions/roles.ts';
import { hasSystem } from '../permissions/system.ts';
import { getAccount } from './get-account.ts';

/** Opens an account that too many failed attempts locked. */
export async function resetFailedAttempts(ctx: Ctx, userId: string): Promise<void> {
  const user = await getAccount(ctx.db, userId);
  if ((await rolesGrant(ctx.db, words(user.roles), 'manage_system')) && !(await hasSystem(ctx, 'manage_system')))
    throw forbidden('api.user.reset_password_failed_attempts.permissions.app_error');
  if (user.auth_service !== '' && user.auth_service !== 'ldap')
    throw badRequest('api.user.reset_password_failed_attempts.ldap_and_email_only.app_error');
  await ctx.tx(async (tx) => {
    await updateUser(tx.db, userId, { failed_attempts: 0 });
    await audit(tx, { extra: `user_id=${userId}` });
  });
}
