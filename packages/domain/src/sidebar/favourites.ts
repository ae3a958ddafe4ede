import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { channelsByIds } from '@foremast/store/queries/channel-lists';
import { type CategoryRow, favouriteCategories, holdSidebar } from '@foremast/store/queries/sidebar-categories';
import { deletePlaces, insertPlaces, type PlaceRow, placesIn } from '@foremast/store/queries/sidebar-channels';
import { STEP } from './places.ts';

/** A preference `favorite_channel`: `name` is the channel. */
export interface Favourite {
  readonly name: string;
  readonly value: string;
}

/** A channel of a team is a favourite there, a direct or group channel in every team. */
const categoriesFor = (all: readonly CategoryRow[], teamId: string) => (teamId === '' ? all : all.filter((row) => row.team_id === teamId));

function newPlaces(categories: readonly CategoryRow[], places: readonly PlaceRow[], channelId: string): PlaceRow[] {
  return categories.flatMap((category) => {
    const there = places.filter((place) => place.category_id === category.id);
    if (there.some((place) => place.channel_id === channelId)) return [];
    const first = Math.min(0, ...there.map((place) => place.sort_order));
    return { channel_id: channelId, user_id: category.user_id, category_id: category.id, sort_order: there.length === 0 ? 0 : first - STEP };
  });
}

/**
 * Called when preferences of the category `favorite_channel` are saved: each channel comes to the top of Favorites, or leaves it
 * when the value is "false". In the category that one put it into it stays. An unknown channel is refused.
 */
export async function favouritesSaved(tx: Tx, userId: string, favourites: readonly Favourite[]): Promise<void> {
  if (favourites.length === 0) return;
  const channels = new Map(
    (
      await channelsByIds(
        tx.db,
        favourites.map((f) => f.name),
      )
    ).map((row) => [row.id, row]),
  );
  if (favourites.some((f) => !channels.has(f.name))) throw badRequest('app.preference.save.updating.app_error');
  await holdSidebar(tx.db, userId);
  const categories = await favouriteCategories(tx.db, userId);
  const places = await placesIn(
    tx.db,
    categories.map((row) => row.id),
  );
  for (const { name, value } of favourites) {
    if (value === 'false')
      await deletePlaces(
        tx.db,
        categories.map((row) => row.id),
        [name],
      );
    else {
      const added = newPlaces(categoriesFor(categories, channels.get(name)?.team_id ?? ''), places, name);
      await insertPlaces(tx.db, added);
      places.push(...added);
    }
  }
}

/** Called when such preferences are deleted: the channels leave Favorites, in every team. */
export async function favouritesDeleted(tx: Tx, userId: string, channelIds: readonly string[]): Promise<void> {
  if (channelIds.length === 0) return;
  const categories = await favouriteCategories(tx.db, userId);
  await deletePlaces(
    tx.db,
    categories.map((row) => row.id),
    channelIds,
  );
}
