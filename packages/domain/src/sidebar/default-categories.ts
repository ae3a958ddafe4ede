import type { Tx } from '@foremast/kernel/context';
import { type CategoryRow, insertCategories } from '@foremast/store/queries/sidebar-categories';
import { favouritesToPlace, insertPlaces } from '@foremast/store/queries/sidebar-channels';
import { STEP } from './places.ts';

export const categoryId = (type: 'favorites' | 'channels' | 'direct_messages', userId: string, teamId: string): string =>
  `${type}_${userId}_${teamId}`;

const DEFAULTS = [
  { type: 'favorites', display_name: 'Favorites', sort_order: 0, sorting: '' },
  { type: 'channels', display_name: 'Channels', sort_order: 10, sorting: '' },
  { type: 'direct_messages', display_name: 'Direct Messages', sort_order: 20, sorting: 'recent' },
] as const;

/** The three categories that everybody has in every team, not stored. */
export const defaultCategories = (user_id: string, team_id: string): CategoryRow[] =>
  DEFAULTS.map((d) => ({ ...d, id: categoryId(d.type, user_id, team_id), user_id, team_id, muted: false, collapsed: false }));

/** Those that are there stay. New Favorites begin with what is marked as favourite. */
export async function createDefaultCategories(tx: Tx, userId: string, teamId: string): Promise<void> {
  const made = await insertCategories(tx.db, defaultCategories(userId, teamId));
  const favorites = categoryId('favorites', userId, teamId);
  if (!made.includes(favorites)) return;
  const channels = await favouritesToPlace(tx.db, userId, teamId);
  await insertPlaces(
    tx.db,
    channels.map((channel_id, i) => ({ channel_id, user_id: userId, category_id: favorites, sort_order: i * STEP })),
  );
}
