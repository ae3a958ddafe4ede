import type { Settings } from '@foremast/kernel/config/settings';
import { preferenceOf } from '@foremast/store/queries/preference-values';
import type { Db } from '@foremast/store/store';

export const threadsOn = ({ ServiceSettings: s }: Settings): boolean => s.ThreadAutoFollow && s.CollapsedThreads !== 'disabled';

/** Those of them who read threads apart from their channels: all, nobody, or by their own choice. */
export async function threadReaders(db: Db, settings: Settings, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { CollapsedThreads, ThreadAutoFollow } = settings.ServiceSettings;
  if (!ThreadAutoFollow || CollapsedThreads === 'disabled' || userIds.length === 0) return new Set();
  if (CollapsedThreads === 'always_on') return new Set(userIds);
  const chosen = await preferenceOf(db, userIds, 'display_settings', 'collapsed_reply_threads');
  const byDefault = CollapsedThreads === 'default_on' ? 'on' : 'off';
  return new Set(userIds.filter((id) => (chosen.get(id) ?? byDefault) === 'on'));
}

export const readsThreads = async (db: Db, settings: Settings, userId: string): Promise<boolean> =>
  (await threadReaders(db, settings, [userId])).has(userId);
