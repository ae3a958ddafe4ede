import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { anyOtherAdmin, type UserRow } from '@foremast/store/queries/users';
import { words } from '../permissions/roles.ts';

/** Somebody must stay who can look after the server. Throws `app.user.update.lastAdmin.app_error` (400). */
export async function refuseLastAdministrator(tx: Tx, user: UserRow): Promise<void> {
  if (user.delete_at > 0 || user.bot_id !== null || !words(user.roles).includes('system_admin')) return;
  if (!(await anyOtherAdmin(tx.db, user.id))) throw badRequest('app.user.update.lastAdmin.app_error');
}
