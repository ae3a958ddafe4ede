import type { Ctx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { roles } from '@foremast/store/queries/roles';
import { updateSessionRoles } from '@foremast/store/queries/sessions';
import { findUser, updateUser } from '@foremast/store/queries/users';
import { userRoleUpdated } from '@foremast/wire/events';
import { audit } from '../audits/audit.ts';
import { words } from '../permissions/roles.ts';
import { refuseLastAdministrator } from './last-administrator.ts';
import { userError } from './validate-user.ts';

/** Gives somebody these roles in the system, and no others; open sessions follow. */
export async function setRoles(ctx: Ctx, userId: string, text: string): Promise<void> {
  const user = await findUser(ctx.db, userId);
  if (!user) throw badRequest('app.user.missing_account.const');
  const names = words(text);
  const known = await roles(ctx.db);
  if (names.some((name) => !known.has(name))) throw badRequest('app.role.check_roles_exist.role_not_found');
  const wrong = userError({ ...user, roles: text });
  if (wrong) throw wrong;
  await ctx.tx(async (tx) => {
    if (!names.includes('system_admin')) await refuseLastAdministrator(tx, user);
    await updateUser(tx.db, userId, { roles: text, update_at: tx.now() });
    await updateSessionRoles(tx.db, userId, text);
    await audit(tx, { extra: `user=${userId} roles=${text}` });
    tx.emit(userRoleUpdated, { user_id: userId, roles: text }, { user: userId });
  });
}
