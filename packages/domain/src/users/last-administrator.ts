import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { anyOtherAdmin, findUser, holdAdministrators, type UserRow } from '@foremast/store/queries/users';
import { words } from '../permissions/roles.ts';

/** Somebody must stay who can look after the server. Throws `app.user.update.lastAdmin.app_error` (400). */
export async function refuseLastAdministrator(tx: Tx, user: Pick<UserRow, 'id'>): Promise<void> {
  await holdAdministrators(tx.db, user.id);
  const now = await findUser(tx.db, user.id);
  if (!now || now.delete_at > 0 || now.bot_id !== null || !words(now.roles).includes('system_admin')) return;
  if (!(await anyOtherAdmin(tx.db, user.id))) throw badRequest('app.user.update.lastAdmin.app_error');
}
