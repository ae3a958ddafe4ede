import type { Tx } from '@foremast/kernel/context';
import { type SharedChannelRemoteRow, updateSharedChannelRemote } from '@foremast/store/queries/shared-channels';
import { leaveForeignChannels } from './leave-foreign.ts';

/** A channel is shared with a server no more. */
export async function uninviteRemoteRow(tx: Tx, row: SharedChannelRemoteRow): Promise<void> {
  const now = tx.now();
  await updateSharedChannelRemote(tx.db, row, { delete_at: now, update_at: now });
  await leaveForeignChannels(tx, row.remote_id, [row.channel_id]);
}
