import type { Tx } from '@foremast/kernel/context';
import { notFound } from '@foremast/kernel/error';
import { deletePreferences, savePreferences } from '@foremast/store/queries/preferences';
import { type CategoryRow, heldCategories, holdSidebar, saveCategories } from '@foremast/store/queries/sidebar-categories';
import { deletePlaces, insertPlaces, placesIn, placesOf, shownChannels } from '@foremast/store/queries/sidebar-channels';
import { categoryUpdated } from '@foremast/wire/events';
import type { SidebarCategory } from '@foremast/wire/models/channel';
import { checkCategory } from './check-category.ts';
import { muteMoved } from './mute-channels.ts';
import { once, STEP, stillOwn } from './places.ts';
import { presentCategory, type Unplaced, unplacedOf } from './read-sidebar.ts';

/** A category as it shall be. `type` is what the client takes it for. */
export interface CategoryUpdate {
  readonly id: string;
  readonly type: string;
  readonly display_name: string;
  readonly sorting: string;
  readonly muted: boolean;
  readonly collapsed: boolean;
  /** Own channels, each once. */
  readonly channel_ids: readonly string[];
}

/** The three that everybody has keep their names; Direct Messages cannot be muted. */
function changed(row: CategoryRow, update: CategoryUpdate): CategoryRow {
  return {
    ...row,
    sorting: update.sorting,
    collapsed: update.collapsed,
    display_name: row.type === 'custom' ? update.display_name : row.display_name,
    muted: row.type === 'direct_messages' ? row.muted : update.muted,
  };
}

/** Favourites are kept as preferences too, for clients that know no categories. */
async function followFavourites(tx: Tx, row: CategoryRow, update: CategoryUpdate, before: readonly string[]): Promise<void> {
  const keys = (ids: readonly string[]) => ids.map((name) => ({ user_id: row.user_id, category: 'favorite_channel', name }));
  if (update.type !== 'favorites') return deletePreferences(tx.db, row.user_id, keys(update.channel_ids));
  await deletePreferences(tx.db, row.user_id, keys(before.filter((id) => !update.channel_ids.includes(id))));
  await savePreferences(
    tx.db,
    keys(update.channel_ids).map((key) => ({ ...key, value: 'true' })),
  );
}

async function place(tx: Tx, row: CategoryRow, update: CategoryUpdate, before: readonly string[]): Promise<void> {
  await deletePlaces(tx.db, [row.id], [...before, ...update.channel_ids]);
  if (update.type === 'direct_messages') return;
  await insertPlaces(
    tx.db,
    update.channel_ids.map((channel_id, i) => ({ channel_id, user_id: row.user_id, category_id: row.id, sort_order: i * STEP })),
  );
  await followFavourites(tx, row, update, before);
}

/** What is in the categories that nobody put there: only two of them have such. */
async function unplacedIn(tx: Tx, userId: string, teamId: string, rows: Iterable<CategoryRow>): Promise<Unplaced> {
  if (![...rows].some((row) => row.type === 'channels' || row.type === 'direct_messages')) return { channels: [], direct: [] };
  return unplacedOf(await shownChannels(tx.db, userId, teamId), await placesOf(tx.db, userId, teamId));
}

/**
 * Replaces categories as a whole; what a channel is in besides those that are sent stays. Channels that come into a muted
 * category, or out of one, are muted or heard again. `userId` is whose sidebar the caller named.
 */
export async function updateCategories(tx: Tx, userId: string, teamId: string, asked: readonly CategoryUpdate[]): Promise<SidebarCategory[]> {
  for (const update of asked) checkCategory(update);
  await holdSidebar(tx.db, userId, teamId);
  const ids = once(asked.map((update) => update.id));
  const rows = new Map((await heldCategories(tx.db, ids)).map((row) => [row.id, row]));
  const own = new Set(await stillOwn(tx, userId, once(asked.flatMap((update) => update.channel_ids))));
  const updates = asked.map((update) => ({ ...update, channel_ids: update.channel_ids.filter((id) => own.has(id)) }));
  const before = Map.groupBy(await placesIn(tx.db, ids), (p) => p.category_id);
  const placedBefore = (id: string) => (before.get(id) ?? []).map((p) => p.channel_id);
  const unplacedBefore = await unplacedIn(tx, userId, teamId, rows.values());
  const originals = [...rows.values()].map((row) => presentCategory(row, placedBefore(row.id), unplacedBefore));
  const written: { row: CategoryRow; update: CategoryUpdate }[] = [];
  for (const update of updates) {
    const row = rows.get(update.id);
    if (!row) throw notFound('app.channel.sidebar_categories.app_error');
    const next = changed(row, update);
    await saveCategories(tx.db, [next]);
    await place(tx, next, update, placedBefore(row.id));
    written.push({ row: next, update });
  }
  const unplaced = await unplacedIn(tx, userId, teamId, rows.values());
  const categories = written.map(({ row, update }) => presentCategory(row, row.type === 'direct_messages' ? [] : update.channel_ids, unplaced));
  await muteMoved(tx, userId, categories, originals);
  tx.emit(categoryUpdated, { updatedCategories: JSON.stringify(categories) }, { team: teamId, user: userId });
  return categories;
}
