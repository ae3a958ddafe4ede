import type { Ctx } from '@foremast/kernel/context';
import { forbidden, invalidBody } from '@foremast/kernel/error';
import { findPost } from '@foremast/store/queries/posts';
import { savePreferences as writePreferences } from '@foremast/store/queries/preferences';
import { findUser } from '@foremast/store/queries/users';
import { categoryUpdated, preferencesChanged } from '@foremast/wire/events';
import type { Preference } from '@foremast/wire/models/preference';
import { readChannelContent } from '../permissions/channel.ts';
import { favouritesSaved } from '../sidebar/favourites.ts';
import { getHeldAccount } from '../users/get-account.ts';
import { preferenceError, safeTheme } from './validate-preference.ts';

const MOST = 100;

/** Between one and a hundred of one person's preferences; `id` is the error when one is somebody else's. */
export function checkBatch(list: readonly Preference[], userId: string, id: string): void {
  if (list.length === 0 || list.length > MOST) throw invalidBody('preferences');
  if (list.some((p) => p.user_id !== userId)) throw forbidden(id);
}

async function checkSavedPosts(ctx: Ctx, list: readonly Preference[]): Promise<void> {
  for (const { category, name } of list) {
    if (category !== 'flagged_post') continue;
    const post = await findPost(ctx.db, name);
    if (!post) throw invalidBody('preference.name');
    await ctx.require(readChannelContent(post.channel_id));
  }
}

export const favouritesAmong = <P extends Pick<Preference, 'category'>>(list: readonly P[]): P[] =>
  list.filter((p) => p.category === 'favorite_channel');

/** Writes somebody's preferences and tells their clients, whose sidebar may follow from them. */
export async function savePreferences(ctx: Ctx, userId: string, list: readonly Preference[]): Promise<void> {
  checkBatch(list, userId, 'api.preference.update_preferences.set.app_error');
  await checkSavedPosts(ctx, list);
  for (const preference of list) {
    const wrong = preferenceError(preference);
    if (wrong) throw wrong;
  }
  const rows = list.map((p) => (p.category === 'theme' ? { ...p, value: safeTheme(p.value) } : p));
  const known = await findUser(ctx.db, userId);
  await ctx.tx(async (tx) => {
    // An account that was erased a moment ago; an id that nobody ever had may be written for, by whoever may write for others.
    if (known) await getHeldAccount(tx, userId);
    await writePreferences(tx.db, rows);
    await favouritesSaved(tx, userId, favouritesAmong(rows));
    tx.emit(categoryUpdated, {}, { user: userId });
    tx.emit(preferencesChanged, { preferences: JSON.stringify(rows) }, { user: userId });
  });
}
