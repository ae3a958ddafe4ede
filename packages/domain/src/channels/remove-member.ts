import type { Tx } from '@foremast/kernel/context';
import { badRequest, notFound } from '@foremast/kernel/error';
import { inAnyChannelOfTeam } from '@foremast/store/queries/channel-member-lists';
import { deleteThreadsFollowed, endMemberships } from '@foremast/store/queries/channel-members';
import { type ChannelHead, holdChannel } from '@foremast/store/queries/channels';
import { membersOutsideGroups } from '@foremast/store/queries/filled-from-groups';
import { holdPeople } from '@foremast/store/queries/hold-people';
import { membersAmong } from '@foremast/store/queries/members-among';
import { deletePlacesOfMembers } from '@foremast/store/queries/sidebar-channels';
import { type UserRow, usersByIds } from '@foremast/store/queries/users';
import { userRemoved } from '@foremast/wire/events';
import { userMayInChannel } from '../permissions/of-user.ts';
import { postSystemMessage } from '../posts/system-message.ts';
import { endTeamMembership } from '../teams/leave-team.ts';
import { isGuest } from '../users/is-guest.ts';

type Left = Pick<ChannelHead, 'id' | 'team_id'>;

/** A guest who is in none of a team's channels any more is not in the team either. */
async function endVisits(tx: Tx, teamId: string, userIds: readonly string[]): Promise<void> {
  const guests = (await usersByIds(tx.db, userIds)).filter(isGuest);
  if (guests.length === 0 || teamId === '') return;
  const ids = guests.map((guest) => guest.id);
  const [staying, members] = [await inAnyChannelOfTeam(tx.db, ids, teamId), await membersAmong(tx.db, teamId, ids)];
  for (const guest of guests) if (members.has(guest.id) && !staying.has(guest.id)) await endTeamMembership(tx, { id: teamId }, guest);
}

/**
 * Takes people out of a channel and tells those who stay, and those who go; answers how many they were. What they followed there is
 * followed no more.
 */
export async function dropChannelMembers(tx: Tx, channel: Left, people: readonly string[], removerId: string): Promise<number> {
  // Before its members, as whoever writes in it takes both in this order.
  if (people.length > 0) await holdChannel(tx.db, channel.id);
  const userIds = people.length > 0 ? await endMemberships(tx.db, channel.id, people, tx.now()) : [];
  if (userIds.length === 0) return 0;
  await deleteThreadsFollowed(tx.db, channel.id, userIds);
  await deletePlacesOfMembers(tx.db, channel.id, userIds);
  for (const user_id of userIds) {
    tx.emit(userRemoved, { user_id, remover_id: removerId }, { channel: channel.id });
    tx.emit(userRemoved, { channel_id: channel.id, remover_id: removerId }, { user: user_id });
  }
  await endVisits(tx, channel.team_id, userIds);
  return userIds.length;
}

/** A channel that is filled from groups loses everybody whom they do not bring in; bots stay, and nobody leaves the main channel. */
export async function dropOutsideGroups(tx: Tx, channel: Left & Pick<ChannelHead, 'name'>): Promise<void> {
  if (channel.name === 'town-square') return;
  await dropChannelMembers(tx, channel, await membersOutsideGroups(tx.db, { kind: 'channel', id: channel.id }), '');
}

/** Who is out of the channel already may not call groups there. */
async function postLeft(tx: Tx, channel: ChannelHead, user: UserRow): Promise<void> {
  const calls = await userMayInChannel(tx.db, user, 'use_group_mentions', channel);
  const props = { username: user.username, ...(calls ? {} : { disable_group_highlight: true }) };
  await postSystemMessage(tx, { type: 'system_leave_channel', channel, user, message: `${user.username} left the channel.`, props });
}

async function postRemoved(tx: Tx, channel: ChannelHead, user: UserRow, by: UserRow): Promise<void> {
  const props = { removedUserId: user.id, removedUsername: user.username };
  await postSystemMessage(tx, {
    type: 'system_remove_from_channel',
    channel,
    user: by,
    message: `${user.username} was removed from the channel.`,
    props,
  });
}

/**
 * Somebody leaves, or is removed by another: membership, events, message. Only guests leave the team's main channel.
 * `removerId`: who the events say it was, where it was a rule.
 */
export async function leaveChannel(tx: Tx, channel: ChannelHead, user: UserRow, by: UserRow, removerId = by.id): Promise<void> {
  if (channel.name === 'town-square' && !isGuest(user)) throw badRequest('api.channel.remove.default.app_error');
  await holdPeople(tx.db, [user.id]);
  if ((await dropChannelMembers(tx, channel, [user.id], removerId)) === 0) throw notFound('app.channel.get_member.missing.app_error');
  await (by.id === user.id ? postLeft(tx, channel, user) : postRemoved(tx, channel, user, by));
}
