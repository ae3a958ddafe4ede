import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { type ChannelHead, findChannel } from '@foremast/store/queries/channels';
import type { Db } from '@foremast/store/store';
import { getChannelHead } from '../channels/get-channel.ts';
import { tellChannelUpdated } from '../channels/save-channel.ts';

/** A channel that may have rules: a private one that is neither shared nor filled from groups. Throws `app.pap.access_control.*` (400). */
export async function getRulableChannel(db: Db, channelId: string): Promise<ChannelHead> {
  const channel = await getChannelHead(db, channelId);
  checkRulable(channel);
  return channel;
}

export function checkRulable(channel: ChannelHead): void {
  if (channel.type !== 'P') throw badRequest('app.pap.access_control.channel_not_private');
  if (channel.group_constrained) throw badRequest('app.pap.access_control.channel_group_constrained');
  if (channel.shared) throw badRequest('app.pap.access_control.channel_shared');
}

/** The channel's people learn that it has rules now, or none any more. */
export async function tellGuarded(tx: Tx, channelId: string): Promise<void> {
  const row = await findChannel(tx.db, channelId);
  if (row) tellChannelUpdated(tx, row);
}
