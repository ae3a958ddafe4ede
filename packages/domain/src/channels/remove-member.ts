import type { Tx } from '@foremast/kernel/context';
import { badRequest, notFound } from '@foremast/kernel/error';
import { deleteChannelMember, deleteThreadsFollowed, findChannelMember } from '@foremast/store/queries/channel-members';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { deletePlacesOfMember } from '@foremast/store/queries/sidebar-channels';
import type { UserRow } from '@foremast/store/queries/users';
import { userRemoved } from '@foremast/wire/events';
import { postSystemMessage } from '../posts/system-message.ts';
import { isGuest } from '../users/is-guest.ts';

/** Takes somebody out of a channel and tells those who stay, and the one who goes. What was followed there is followed no more. */
export async function dropChannelMember(tx: Tx, channel: Pick<ChannelHead, 'id'>, user: Pick<UserRow, 'id'>, removerId: string): Promise<void> {
  await deleteChannelMember(tx.db, channel.id, user.id, tx.now());
  await deleteThreadsFollowed(tx.db, channel.id, user.id);
  await deletePlacesOfMember(tx.db, channel.id, user.id);
  tx.emit(userRemoved, { user_id: user.id, remover_id: removerId }, { channel: channel.id });
  tx.emit(userRemoved, { channel_id: channel.id, remover_id: removerId }, { user: user.id });
}

/** Somebody leaves, or is removed by another: membership, events, message. Only guests leave the team's main channel. */
export async function leaveChannel(tx: Tx, channel: ChannelHead, user: UserRow, by: UserRow): Promise<void> {
  if (channel.name === 'town-square' && !isGuest(user)) throw badRequest('api.channel.remove.default.app_error');
  if (!(await findChannelMember(tx.db, channel.id, user.id))) throw notFound('app.channel.get_member.missing.app_error');
  await dropChannelMember(tx, channel, user, by.id);
  if (by.id === user.id) {
    await postSystemMessage(tx, { type: 'system_leave_channel', channel, user, message: `${user.username} left the channel.`, props: { username: user.username } });
  } else {
    await postSystemMessage(tx, {
      type: 'system_remove_from_channel',
      channel,
      user: by,
      message: `${user.username} was removed from the channel.`,
      props: { removedUserId: user.id, removedUsername: user.username },
    });
  }
}
