import type { Tx } from '@foremast/kernel/context';
import { channelHead } from '@foremast/store/queries/channels';
import { deleteSharedChannel, findSharedChannel } from '@foremast/store/queries/shared-channels';
import { channelUpdated } from '@foremast/wire/events';

/** Channels that began on a server with which they are shared no more are channels of ours alone. Those that began here stay shared. */
export async function leaveForeignChannels(tx: Tx, remoteId: string, channelIds: readonly string[]): Promise<void> {
  for (const id of channelIds) {
    const shared = await findSharedChannel(tx.db, id);
    if (!shared || shared.home || shared.remote_id !== remoteId) continue;
    await deleteSharedChannel(tx.db, id, tx.now());
    const channel = await channelHead(tx.db, id);
    if (channel) tx.emit(channelUpdated, { channel_id: id }, { team: channel.team_id });
  }
}
