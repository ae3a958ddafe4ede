import type { Settings } from '@foremast/kernel/config/settings';
import type { Tx } from '@foremast/kernel/context';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { categoriesOf, holdSidebar } from '@foremast/store/queries/sidebar-categories';
import { deletePlaces, insertPlaces, placesIn } from '@foremast/store/queries/sidebar-channels';
import { categoryUpdated } from '@foremast/wire/events';
import { createCategory } from './create-category.ts';
import { STEP } from './places.ts';

/** Where it is switched on, a title "Projects/Alpha/Docs" says: category Projects, title Alpha/Docs. Without a slash it says nothing. */
export function splitTitle(settings: Settings, title: string): { category: string; title: string } | undefined {
  if (!settings.ExperimentalSettings.ExperimentalChannelCategorySorting) return undefined;
  const slash = title.indexOf('/');
  if (slash < 1 || slash === title.length - 1) return undefined;
  return { category: title.slice(0, slash).trim(), title: title.slice(slash + 1).trim() };
}

/** Puts a channel into the category that it names as its default, for one member; the category is made where it is not there yet. */
export async function placeByDefault(tx: Tx, userId: string, channel: Pick<ChannelHead, 'id' | 'team_id' | 'default_category_name'>): Promise<void> {
  const name = channel.default_category_name;
  if (!tx.config.ExperimentalSettings.ExperimentalChannelCategorySorting || name === '' || channel.team_id === '') return;
  await holdSidebar(tx.db, userId, channel.team_id);
  const rows = await categoriesOf(tx.db, userId, channel.team_id);
  if (rows.length === 0) return;
  const wanted = rows.find((row) => row.type === 'custom' && row.display_name.toLowerCase() === name.toLowerCase());
  if (!wanted) {
    await createCategory(tx, userId, channel.team_id, { display_name: name.slice(0, 64), sorting: '', muted: false, channel_ids: [channel.id] });
    return;
  }
  await deletePlaces(
    tx.db,
    rows.map((row) => row.id),
    [channel.id],
  );
  const places = await placesIn(tx.db, [wanted.id]);
  const last = Math.max(-STEP, ...places.map((place) => place.sort_order));
  await insertPlaces(tx.db, [{ channel_id: channel.id, user_id: userId, category_id: wanted.id, sort_order: last + STEP }]);
  const channel_ids = [...places.map((place) => place.channel_id), channel.id];
  tx.emit(categoryUpdated, { updatedCategories: JSON.stringify([{ ...wanted, channel_ids }]) }, { team: channel.team_id, user: userId });
}
