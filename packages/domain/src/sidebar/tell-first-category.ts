import type { Tx } from '@foremast/kernel/context';
import { categoriesOfUsers } from '@foremast/store/queries/sidebar-categories';
import { placesIn } from '@foremast/store/queries/sidebar-channels';
import { categoryUpdated } from '@foremast/wire/events';

/** Makes clients of these people look at their sidebars of a team again: the event carries the first category as it is. */
export async function tellFirstCategory(tx: Tx, teamId: string, userIds: readonly string[]): Promise<void> {
  const rows = await categoriesOfUsers(tx.db, userIds, teamId);
  const first = userIds.flatMap((id) => rows.find((row) => row.user_id === id) ?? []);
  const places = Map.groupBy(
    await placesIn(
      tx.db,
      first.map((row) => row.id),
    ),
    (place) => place.category_id,
  );
  for (const row of first) {
    const category = { ...row, channel_ids: (places.get(row.id) ?? []).map((place) => place.channel_id) };
    tx.emit(categoryUpdated, { updatedCategories: JSON.stringify([category]) }, { team: teamId, user: row.user_id });
  }
}
