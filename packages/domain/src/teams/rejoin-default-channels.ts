import type { Tx } from '@foremast/kernel/context';
import { findChannelMember } from '@foremast/store/queries/channel-members';
import { type ChannelHead, findChannelByName } from '@foremast/store/queries/channels';
import { teamMembershipsOfUser } from '@foremast/store/queries/team-members';
import type { UserRow } from '@foremast/store/queries/users';
import { userAdded } from '@foremast/wire/events';
import { defaultChannelNames } from '../channels/default-names.ts';
import { newChannelMember, saveMembership } from '../channels/membership.ts';
import { postSystemMessage } from '../posts/system-message.ts';

async function join(tx: Tx, channel: ChannelHead, guest: UserRow, by: UserRow): Promise<void> {
  if (!(await findChannelMember(tx.db, channel.id, guest.id))) {
    await saveMembership(tx, newChannelMember(channel.id, guest.id, tx.now()));
  }
  tx.emit(userAdded, { user_id: guest.id, team_id: channel.team_id }, { channel: channel.id });
  if (!tx.config.ServiceSettings.ExperimentalEnableDefaultChannelLeaveJoinMessages) return;
  const isMain = channel.name === 'town-square';
  await postSystemMessage(tx, {
    type: isMain ? 'system_add_to_team' : 'system_add_guest_to_chan',
    channel,
    user: by,
    message: isMain ? `${guest.username} was added to the team by ${by.username}.` : `${guest.username} was added to the channel by ${by.username}.`,
    props: { userId: by.id, username: by.username, addedUserId: guest.id, addedUsername: guest.username },
  });
}

/** Who was a guest until now gets the channels that all members of the teams have; the channels are told, also of who was in them already. */
export async function rejoinDefaultChannels(tx: Tx, guest: UserRow, by: UserRow): Promise<void> {
  for (const { team_id, delete_at } of await teamMembershipsOfUser(tx.db, guest.id)) {
    if (delete_at > 0) continue;
    for (const name of defaultChannelNames(tx.config)) {
      const channel = await findChannelByName(tx.db, team_id, name);
      if (channel && channel.delete_at === 0 && channel.type === 'O') await join(tx, channel, guest, by);
    }
  }
}
