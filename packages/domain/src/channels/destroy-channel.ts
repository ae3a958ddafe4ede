import type { Tx } from '@foremast/kernel/context';
import { deleteAccessPolicy, findAccessPolicy } from '@foremast/store/queries/access-policies';
import { deleteChannelContent, deleteChannelMembers } from '@foremast/store/queries/channel-remains';
import { type ChannelRow, deleteChannel, holdChannel } from '@foremast/store/queries/channels';
import { holdPostsOfChannel } from '@foremast/store/queries/posts';
import { channelDeleted } from '@foremast/wire/events';
import { forgetFilesOfChannel } from '../files/forget-files.ts';
import { tellEngineOfChannel } from '../search/engine/tell-engine.ts';

/** Removes a channel and all that was ever in it. Where people had put it in their sidebars it stays as an id that leads nowhere. */
export async function destroyChannel(tx: Tx, row: ChannelRow): Promise<void> {
  // Who writes in it or comes into it meanwhile waits, and then finds it gone. Messages are held before their channel, as by who
  // changes one; and once more, for what was written until the channel was held.
  await holdPostsOfChannel(tx.db, row.id);
  await holdChannel(tx.db, row.id);
  await holdPostsOfChannel(tx.db, row.id);
  await forgetFilesOfChannel(tx, row.id);
  await tellEngineOfChannel(tx, row.id);
  await deleteChannelContent(tx.db, row.id);
  await deleteChannelMembers(tx.db, row.id);
  const policy = await findAccessPolicy(tx.db, row.id);
  if (policy) await deleteAccessPolicy(tx.db, policy);
  await deleteChannel(tx.db, row.id);
  const audience = row.type === 'O' ? { team: row.team_id } : { channel: row.id };
  tx.emit(channelDeleted, { channel_id: row.id, delete_at: row.delete_at || tx.now() }, audience);
}
