import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { deleteChannelHooks } from '@foremast/store/queries/channel-remains';
import { type ChannelRow, updateChannel } from '@foremast/store/queries/channels';
import type { UserRow } from '@foremast/store/queries/users';
import { channelDeleted, channelRestored } from '@foremast/wire/events';
import { postSystemMessage } from '../posts/system-message.ts';

/** Everybody of the team hears of an open channel, members only of a private one. */
const audienceOf = (row: ChannelRow) => (row.type === 'O' ? { team: row.team_id } : { channel: row.id });

/** Archives a channel: it can be read, nothing can be written. Its hooks are gone for good. */
export async function archiveChannel(tx: Tx, row: ChannelRow, user: UserRow): Promise<void> {
  if (row.delete_at > 0) throw badRequest('api.channel.delete_channel.deleted.app_error');
  if (row.name === 'town-square') throw badRequest('api.channel.delete_channel.cannot.app_error');
  await postSystemMessage(tx, {
    type: 'system_channel_deleted',
    channel: row,
    user,
    message: `${user.username} archived the channel.`,
    props: { username: user.username },
  });
  const now = tx.now();
  await deleteChannelHooks(tx.db, row.id, now);
  await updateChannel(tx.db, row.id, { delete_at: now, update_at: now });
  tx.emit(channelDeleted, { channel_id: row.id, delete_at: now }, audienceOf(row));
}

/** Opens an archived channel again. */
export async function restoreChannel(tx: Tx, row: ChannelRow, user: UserRow): Promise<ChannelRow> {
  if (row.delete_at === 0) throw badRequest('api.channel.restore_channel.restored.app_error');
  const now = tx.now();
  await updateChannel(tx.db, row.id, { delete_at: 0, update_at: now });
  const restored = { ...row, delete_at: 0, update_at: now };
  tx.emit(channelRestored, { channel_id: row.id }, audienceOf(row));
  await postSystemMessage(tx, {
    type: 'system_channel_restored',
    channel: restored,
    user,
    message: `${user.username} restored the channel.`,
    props: { username: user.username },
  });
  return restored;
}
