import type { Ctx, Tx } from '@foremast/kernel/context';
import { badRequest, invalidBody, switchedOff } from '@foremast/kernel/error';
import { findEmojiByName } from '@foremast/store/queries/emoji';
import { holdPeople } from '@foremast/store/queries/hold-people';
import { findPreference, savePreferences } from '@foremast/store/queries/preferences';
import { findUser, updateUser } from '@foremast/store/queries/users';
import { isSystemEmoji } from '@foremast/wire/emoji/system-emoji';
import { categoryUpdated, preferencesChanged } from '@foremast/wire/events';
import type { CustomStatus } from '@foremast/wire/models/custom-status';
import { getHeldAccount } from '../users/get-account.ts';
import { tellUserUpdated } from '../users/tell-user-updated.ts';

const TEXT_MAX = 100;
const RECENT_MAX = 5;
const NEVER = '0001-01-01T00:00:00Z';
const DURATIONS: ReadonlySet<string> = new Set(['', 'thirty_minutes', 'one_hour', 'four_hours', 'today', 'this_week', 'date_and_time']);
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const PREFERENCE = { category: 'custom_status', name: 'recent_custom_statuses' };

export function requireCustomStatuses(ctx: Ctx): void {
  if (!ctx.config.TeamSettings.EnableCustomUserStatuses) throw switchedOff('api.custom_status.disabled');
}

/** As it is kept: no text is too long, no end is the beginning of time. Throws `invalid_body_param` for what is no status. */
async function checked(ctx: Ctx, { emoji, text, duration, expires_at }: CustomStatus): Promise<CustomStatus> {
  const ends = expires_at !== '' && expires_at !== NEVER;
  const valid =
    (emoji !== '' || text !== '') && DURATIONS.has(duration) && (!ends || (INSTANT.test(expires_at) && !Number.isNaN(Date.parse(expires_at))));
  if (!valid || (duration !== '' && !(ends && Date.parse(expires_at) > ctx.now()))) throw invalidBody('custom_status');
  if (emoji !== '' && !isSystemEmoji(emoji) && !(await findEmojiByName(ctx.db, emoji)))
    throw badRequest('api.custom_status.set_custom_statuses.emoji_not_found');
  return { emoji, text: [...text].slice(0, TEXT_MAX).join(''), duration, expires_at: ends ? expires_at : NEVER };
}

function parseRecent(text: string | undefined): CustomStatus[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

const recentOf = async (tx: Tx, userId: string): Promise<CustomStatus[]> =>
  parseRecent((await findPreference(tx.db, userId, PREFERENCE.category, PREFERENCE.name))?.value);

async function saveRecent(tx: Tx, userId: string, recent: readonly CustomStatus[]): Promise<void> {
  const row = { user_id: userId, ...PREFERENCE, value: JSON.stringify(recent) };
  await savePreferences(tx.db, [row]);
  tx.emit(preferencesChanged, { preferences: JSON.stringify([row]) }, { user: userId });
  tx.emit(categoryUpdated, {}, { user: userId });
}

async function write(tx: Tx, userId: string, value: string): Promise<void> {
  const user = await getHeldAccount(tx, userId);
  await updateUser(tx.db, user.id, { props: { ...user.props, customStatus: value }, update_at: tx.now() });
  const row = await findUser(tx.db, user.id);
  if (row) tellUserUpdated(tx, row);
}

/** Sets a custom status and remembers it among the last ones. */
export async function setCustomStatus(ctx: Ctx, userId: string, given: CustomStatus): Promise<void> {
  const status = await checked(ctx, given);
  await ctx.tx(async (tx) => {
    await write(tx, userId, JSON.stringify(status));
    const others = (await recentOf(tx, userId)).filter((old) => old.text !== status.text);
    await saveRecent(tx, userId, [status, ...others].slice(0, RECENT_MAX));
  });
}

/** Takes the custom status away; the last ones stay. */
export async function removeCustomStatus(ctx: Ctx, userId: string): Promise<void> {
  await ctx.tx((tx) => write(tx, userId, ''));
}

/** Forgets one of the last ones, named by everything it says. */
export async function forgetCustomStatus(ctx: Ctx, userId: string, { emoji, text, duration, expires_at }: CustomStatus): Promise<void> {
  const end = expires_at || NEVER;
  await ctx.tx(async (tx) => {
    await holdPeople(tx.db, [userId]);
    const recent = await recentOf(tx, userId);
    const rest = recent.filter((old) => old.emoji !== emoji || old.text !== text || old.duration !== duration || old.expires_at !== end);
    if (rest.length === recent.length) throw badRequest('api.custom_status.recent_custom_statuses.delete.app_error');
    await saveRecent(tx, userId, rest);
  });
}
