import { type CategoryRow, categoriesOf } from '@foremast/store/queries/sidebar-categories';
import { type PlaceRow, placesOf, type ShownChannel, shownChannels } from '@foremast/store/queries/sidebar-channels';
import type { Db } from '@foremast/store/store';
import type { SidebarCategory } from '@foremast/wire/models/channel';

/** What of somebody's channels nobody put anywhere: it belongs to Channels, or to Direct Messages. */
export interface Unplaced {
  readonly channels: readonly string[];
  readonly direct: readonly string[];
}

export function unplacedOf(shown: readonly ShownChannel[], places: readonly Pick<PlaceRow, 'channel_id'>[]): Unplaced {
  const placed = new Set(places.map((place) => place.channel_id));
  const free = shown.filter((channel) => !placed.has(channel.id));
  const isDirect = ({ type }: ShownChannel) => type === 'D' || type === 'G';
  return { channels: free.filter((c) => !isDirect(c)).map((c) => c.id), direct: free.filter(isDirect).map((c) => c.id) };
}

export function presentCategory(row: CategoryRow, placed: readonly string[], unplaced: Unplaced): SidebarCategory {
  if (row.type === 'channels') return { ...row, channel_ids: [...placed, ...unplaced.channels] };
  if (row.type === 'direct_messages') return { ...row, channel_ids: [...placed, ...unplaced.direct] };
  return { ...row, channel_ids: [...placed] };
}

/** Somebody's sidebar in a team, in three queries whatever is in it. What is in no category comes last in Channels or Direct Messages. */
export async function readSidebar(db: Db, userId: string, teamId: string): Promise<SidebarCategory[]> {
  const [rows, places, shown] = await Promise.all([
    categoriesOf(db, userId, teamId),
    placesOf(db, userId, teamId),
    shownChannels(db, userId, teamId),
  ]);
  const unplaced = unplacedOf(shown, places);
  const byCategory = Map.groupBy(places, (place) => place.category_id);
  return rows.map((row) =>
    presentCategory(
      row,
      (byCategory.get(row.id) ?? []).map((place) => place.channel_id),
      unplaced,
    ),
  );
}
