import type { Ctx } from '@foremast/kernel/context';
import { deletePreferences as removePreferences } from '@foremast/store/queries/preferences';
import { categoryUpdated, preferencesDeleted } from '@foremast/wire/events';
import type { Preference } from '@foremast/wire/models/preference';
import { favouritesDeleted } from '../sidebar/favourites.ts';
import { checkBatch, favouritesAmong } from './save-preferences.ts';

/** Removes somebody's preferences; that one was not there is no error. */
export async function deletePreferences(ctx: Ctx, userId: string, list: readonly Preference[]): Promise<void> {
  checkBatch(list, userId, 'api.preference.delete_preferences.delete.app_error');
  await ctx.tx(async (tx) => {
    await removePreferences(tx.db, userId, list);
    await favouritesDeleted(
      tx,
      userId,
      favouritesAmong(list).map((p) => p.name),
    );
    tx.emit(categoryUpdated, {}, { user: userId });
    tx.emit(preferencesDeleted, { preferences: JSON.stringify(list) }, { user: userId });
  });
}
