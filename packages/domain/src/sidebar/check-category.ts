import type { Ctx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { findCategory } from '@foremast/store/queries/sidebar-categories';
import { hasChannels, ownChannelsAmong } from '@foremast/store/queries/sidebar-channels';
import type { Db } from '@foremast/store/store';
import { hasSystem } from '../permissions/system.ts';
import { once } from './places.ts';

const LONGEST = 64;

/** The database holds no longer names. */
export function checkCategory({ display_name, sorting }: { readonly display_name: string; readonly sorting: string }): void {
  if ([...display_name].length > LONGEST || [...sorting].length > LONGEST) throw badRequest('app.channel.sidebar_categories.app_error');
}

const BUILT_IN = /^(favorites|channels|direct_messages)_[A-Za-z0-9]{26}_[A-Za-z0-9]{26}$/;

/** An id, or the name of one of the three that everybody has. */
export const isCategoryId = (text: string): boolean => /^[A-Za-z0-9]{26}$/.test(text) || BUILT_IN.test(text);

/** The category is the caller's own, in this team; those who may change other people's settings may change every one. */
export async function mayUseCategory(ctx: Ctx, userId: string, teamId: string, categoryId: string): Promise<boolean> {
  if (await hasSystem(ctx, 'edit_other_users')) return true;
  if (userId !== ctx.userId) return false;
  const row = await findCategory(ctx.db, categoryId);
  return row !== undefined && row.user_id === userId && row.team_id === teamId;
}

/**
 * What of the channels that were sent may be put into a category: own ones, archived ones too, each once. Somebody without any
 * channel there: `api.invalid_channel` (400).
 */
export async function placeableChannels(db: Db, userId: string, teamId: string, ids: readonly string[]): Promise<string[]> {
  if (!(await hasChannels(db, userId, teamId))) throw badRequest('api.invalid_channel');
  const own = await ownChannelsAmong(db, userId, teamId, ids);
  return once(ids).filter((id) => own.has(id));
}
