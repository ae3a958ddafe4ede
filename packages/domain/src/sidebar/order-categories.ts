import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { categoriesOf, holdSidebar, saveCategories } from '@foremast/store/queries/sidebar-categories';
import { categoryOrderUpdated } from '@foremast/wire/events';
import { once, STEP } from './places.ts';

const refused = () => badRequest('app.channel.sidebar_categories.app_error');

/** Puts somebody's categories into this order; all of them have to be named, and nothing else. */
export async function orderCategories(tx: Tx, userId: string, teamId: string, ids: readonly string[]): Promise<string[]> {
  const order = once(ids);
  await holdSidebar(tx.db, userId, teamId);
  const rows = new Map((await categoriesOf(tx.db, userId, teamId)).map((row) => [row.id, row]));
  if (order.length !== rows.size) throw refused();
  const ordered = order.map((id, i) => {
    const row = rows.get(id);
    if (!row) throw refused();
    return { ...row, sort_order: i * STEP };
  });
  await saveCategories(tx.db, ordered);
  tx.emit(categoryOrderUpdated, { order }, { team: teamId, user: userId });
  return order;
}
