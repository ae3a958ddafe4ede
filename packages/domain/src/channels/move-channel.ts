import type { Tx } from '@foremast/kernel/context';
import { badRequest, notFound } from '@foremast/kernel/error';
import { membersOutsideTeam } from '@foremast/store/queries/channel-member-lists';
import { moveChannelHooks } from '@foremast/store/queries/channel-remains';
import { moveThreads } from '@foremast/store/queries/channel-threads';
import type { ChannelRow } from '@foremast/store/queries/channels';
import { deletePlacesOfChannel } from '@foremast/store/queries/sidebar-channels';
import { holdTeam, type TeamRow } from '@foremast/store/queries/teams';
import type { UserRow } from '@foremast/store/queries/users';
import { postSystemMessage } from '../posts/system-message.ts';
import { dropChannelMembers } from './remove-member.ts';
import { saveChannel } from './save-channel.ts';

/** Moves a channel to another team. Members who are not there are an obstacle, or with `force` they leave the channel. */
export async function moveChannel(tx: Tx, row: ChannelRow, team: TeamRow, user: UserRow, force: boolean): Promise<ChannelRow> {
  if (row.name === 'town-square') throw badRequest('api.channel.remove.default.app_error');
  // The team may go for good at this moment, with the channels that it has.
  if (!(await holdTeam(tx.db, team.id))) throw notFound('app.team.get.find.app_error');
  const outside = await membersOutsideTeam(tx.db, row.id, team.id);
  if (outside.length > 0 && !force) throw badRequest('app.channel.move_channel.members_do_not_match.error');
  const next = await saveChannel(tx, row, { team_id: team.id });
  if (row.team_id === team.id) return next;
  await dropChannelMembers(tx, row, outside, user.id);
  await moveChannelHooks(tx.db, row.id, team.id);
  await moveThreads(tx.db, row.id, team.id);
  await deletePlacesOfChannel(tx.db, row.id);
  await postSystemMessage(tx, {
    type: 'system_move_channel',
    channel: next,
    user,
    message: `This channel was moved here from another team by ${user.username}.`,
    props: { username: user.username },
  });
  return next;
}
