import type { Tx } from '@foremast/kernel/context';
import { badRequest, forbidden } from '@foremast/kernel/error';
import { type ChannelChange, type ChannelRow, findChannelByName, updateChannel } from '@foremast/store/queries/channels';
import { channelUpdated } from '@foremast/wire/events';
import { isGuarded, presentChannel } from './present-channel.ts';
import { dropOutsideGroups } from './remove-member.ts';
import { channelError } from './validate-channel.ts';

const taken = () => badRequest('store.sql_channel.save_channel.exists.app_error');

/**
 * Changes a channel as a whole; answers the row as it is then. Throws `app.channel.update.bad_id` for an archived one,
 * `api.channel.update_channel.not_allowed.app_error` (403) for one with an access policy that is to be open or filled from groups,
 * `model.channel.is_valid.*` and, where the name is taken, `store.sql_channel.save_channel.exists.app_error` (400).
 */
export async function saveChannel(tx: Tx, row: ChannelRow, change: Omit<ChannelChange, 'update_at'>): Promise<ChannelRow> {
  if (row.delete_at > 0) throw badRequest('app.channel.update.bad_id');
  const next: ChannelRow = { ...row, ...change, update_at: tx.now() };
  if (isGuarded(row) && (next.type !== row.type || (next.group_constrained ?? false) !== (row.group_constrained ?? false))) {
    throw forbidden('api.channel.update_channel.not_allowed.app_error');
  }
  const wrong = channelError(next);
  if (wrong) throw wrong;
  const moved = next.name !== row.name || next.team_id !== row.team_id;
  if (moved && (await findChannelByName(tx.db, next.team_id, next.name))) throw taken();
  try {
    await updateChannel(tx.db, row.id, { ...change, update_at: next.update_at });
  } catch (error) {
    if (tx.db.dialect.isUniqueViolation(error)) throw taken();
    throw error;
  }
  return next;
}

/** When a channel begins to be filled from groups, whoever they do not bring in leaves it. */
export async function followGroups(tx: Tx, next: ChannelRow, before: ChannelRow): Promise<void> {
  if (next.group_constrained && !before.group_constrained) await dropOutsideGroups(tx, next);
}

/** Tells the channel's members what it is now. */
export function tellChannelUpdated(tx: Tx, row: ChannelRow): void {
  tx.emit(channelUpdated, { channel: JSON.stringify(presentChannel(row)) }, { channel: row.id });
}
