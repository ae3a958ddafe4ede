import type { Tx } from '@foremast/kernel/context';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { remotesOfChannel } from '@foremast/store/queries/shared-channels';
import { remotesAreOn } from '../remote-clusters/service.ts';
import { syncChannel } from './sync-channel.ts';

/** Something happened in a channel: the servers it is shared with hear of it. */
export async function askToSync(tx: Tx, channel: Pick<ChannelHead, 'id' | 'shared'> | undefined): Promise<void> {
  if (!channel?.shared || !remotesAreOn(tx.config)) return;
  for (const remote of (await tx.db.cached(remotesOfChannel, channel.id)) ?? [])
    if (remote.is_invite_confirmed) await tx.enqueue(syncChannel, { channel_id: channel.id, remote_id: remote.remote_id });
}
