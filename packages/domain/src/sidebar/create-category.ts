import type { Tx } from '@foremast/kernel/context';
import { notFound } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { type CategoryRow, categoriesOf, holdSidebar, saveCategories } from '@foremast/store/queries/sidebar-categories';
import { deletePlaces, insertPlaces } from '@foremast/store/queries/sidebar-channels';
import { categoryCreated } from '@foremast/wire/events';
import type { SidebarCategory } from '@foremast/wire/models/channel';
import { checkCategory } from './check-category.ts';
import { STEP, stillOwn } from './places.ts';

export interface NewCategory {
  readonly display_name: string;
  readonly sorting: string;
  readonly muted: boolean;
  /** Own channels, each once. */
  readonly channel_ids: readonly string[];
}

/** After Favorites where that is first, else at the top. All are numbered anew. */
function insertInto(rows: readonly CategoryRow[], row: CategoryRow): CategoryRow[] {
  const at = rows[0]?.type === 'favorites' ? 1 : 0;
  return [...rows.slice(0, at), row, ...rows.slice(at)].map((r, i) => ({ ...r, sort_order: i * STEP }));
}

/** A category of one's own; its channels leave the other ones. */
export async function createCategory(tx: Tx, userId: string, teamId: string, made: NewCategory): Promise<SidebarCategory> {
  checkCategory(made);
  await holdSidebar(tx.db, userId, teamId);
  const rows = await categoriesOf(tx.db, userId, teamId);
  if (rows.length === 0) throw notFound('app.channel.sidebar_categories.app_error');
  const { display_name, sorting, muted } = made;
  const channel_ids = await stillOwn(tx, userId, made.channel_ids);
  const fresh: CategoryRow = {
    id: newId(),
    user_id: userId,
    team_id: teamId,
    sort_order: 0,
    sorting,
    type: 'custom',
    display_name,
    muted,
    collapsed: false,
  };
  const ordered = insertInto(rows, fresh);
  await saveCategories(tx.db, ordered);
  await deletePlaces(
    tx.db,
    rows.map((row) => row.id),
    channel_ids,
  );
  await insertPlaces(
    tx.db,
    channel_ids.map((channel_id, i) => ({ channel_id, user_id: userId, category_id: fresh.id, sort_order: i * STEP })),
  );
  tx.emit(categoryCreated, { category_id: fresh.id }, { team: teamId, user: userId });
  return { ...fresh, sort_order: ordered.find((row) => row.id === fresh.id)?.sort_order ?? 0, channel_ids };
}
