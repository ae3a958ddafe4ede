import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { channelMemberIds } from '@foremast/store/queries/channel-member-lists';
import { moveThreads } from '@foremast/store/queries/channel-threads';
import type { ChannelRow } from '@foremast/store/queries/channels';
import { deletePlacesOfChannel } from '@foremast/store/queries/sidebar-channels';
import { holdTeam } from '@foremast/store/queries/teams';
import { type UserRow, usersByIds } from '@foremast/store/queries/users';
import { postSystemMessage } from '../posts/system-message.ts';
import { tellFirstCategory } from '../sidebar/tell-first-category.ts';
import { commonTeams } from './common-teams.ts';
import { changeMember, getHeldMember } from './member-roles.ts';
import { saveChannel, tellChannelUpdated } from './save-channel.ts';

/**
 * A group message becomes a private channel of a team that all its people are in; who did it becomes its administrator. In
 * everybody's sidebar it moves from the direct messages to the channels.
 */
export async function convertGroupMessage(
  tx: Tx,
  row: ChannelRow,
  to: { team_id: string; name: string; display_name: string },
  user: UserRow,
): Promise<ChannelRow> {
  if (row.type !== 'G') throw badRequest('app.channel.get_common_teams.incorrect_channel_type');
  // The team may go for good at this moment, with the channels that it has.
  await holdTeam(tx.db, to.team_id);
  if (!(await commonTeams(tx.db, row.id)).some((team) => team.id === to.team_id))
    throw badRequest('app.channel.group_message_conversion.incorrect_team');
  const converter = await getHeldMember(tx, row.id, user.id);
  const next = await saveChannel(tx, row, { type: 'P', team_id: to.team_id, name: to.name, display_name: to.display_name });
  const people = await usersByIds(tx.db, await channelMemberIds(tx.db, row.id));
  const members = people.map((person) => person.id);
  await moveThreads(tx.db, row.id, to.team_id);
  await deletePlacesOfChannel(tx.db, row.id);
  await changeMember(tx, converter, { scheme_admin: true });
  tellChannelUpdated(tx, next);
  await tellFirstCategory(tx, to.team_id, members);
  await postSystemMessage(tx, {
    type: 'system_gm_to_channel',
    channel: next,
    user,
    message: `${user.username} made this channel of a group message with ${people.map((person) => person.username).join(', ')}.`,
    props: { convertedByUserId: user.id, gmMembersDuringConversionIDs: members },
  });
  return next;
}
