import type { Tx } from '@foremast/kernel/context';
import { badRequest, notFound } from '@foremast/kernel/error';
import { deleteCategory as deleteRow, findCategory, holdSidebar } from '@foremast/store/queries/sidebar-categories';
import { categoryDeleted } from '@foremast/wire/events';

/** Removes a category of one's own; its channels are again where they would be by themselves, and stay muted if they were. */
export async function deleteCategory(tx: Tx, userId: string, teamId: string, id: string): Promise<void> {
  await holdSidebar(tx.db, userId, teamId);
  const row = await findCategory(tx.db, id);
  if (!row) throw notFound('app.channel.sidebar_categories.app_error');
  if (row.type !== 'custom') throw badRequest('app.channel.sidebar_categories.app_error');
  await deleteRow(tx.db, id);
  tx.emit(categoryDeleted, { category_id: id }, { team: teamId, user: userId });
}
