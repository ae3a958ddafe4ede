import type { Tx } from '@foremast/kernel/context';
import { badRequest, forbidden, notFound } from '@foremast/kernel/error';
import { type ChannelMemberRow, findChannelMember } from '@foremast/store/queries/channel-members';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { findTeamMember } from '@foremast/store/queries/team-members';
import type { UserRow } from '@foremast/store/queries/users';
import { userAdded } from '@foremast/wire/events';
import { checkRulesOfChannel } from '../access-control/check-join.ts';
import { postSystemMessage } from '../posts/system-message.ts';
import { placeByDefault } from '../sidebar/default-place.ts';
import { getHeldAccount } from '../users/get-account.ts';
import { isGuest } from '../users/is-guest.ts';
import { checkGroups } from './check-groups.ts';
import { newChannelMember, saveMembership } from './membership.ts';

/** Puts somebody who is held into a channel and tells the others and the one who was added; who is in already keeps the membership. */
async function putIn(
  tx: Tx,
  channel: ChannelHead,
  user: UserRow,
  flags: { admin?: boolean } = {},
): Promise<{ member: ChannelMemberRow; isNew: boolean }> {
  const known = await findChannelMember(tx.db, channel.id, user.id);
  if (known) return { member: known, isNew: false };
  const member = newChannelMember(channel.id, user.id, tx.now(), { guest: isGuest(user), ...flags });
  await saveMembership(tx, member);
  const data = { user_id: user.id, team_id: channel.team_id };
  tx.emit(userAdded, data, { channel: channel.id, omitUsers: [user.id] });
  tx.emit(userAdded, data, { channel: channel.id, user: user.id });
  await placeByDefault(tx, user.id, channel);
  return { member, isNew: true };
}

/** Puts somebody into a channel, without a message and without asking whether that may be. */
export async function addChannelMember(tx: Tx, channel: ChannelHead, { id }: Pick<UserRow, 'id'>, flags: { admin?: boolean } = {}) {
  return putIn(tx, channel, await getHeldAccount(tx, id), flags);
}

/** The message about somebody who came by himself. */
async function postJoined(tx: Tx, channel: ChannelHead, user: UserRow): Promise<void> {
  const type = isGuest(user) ? 'system_guest_join_channel' : 'system_join_channel';
  const message = isGuest(user) ? `${user.username} joined the channel as a guest.` : `${user.username} joined the channel.`;
  await postSystemMessage(tx, { type, channel, user, message, props: { username: user.username } });
}

/** The message about somebody whom another brought in. */
async function postAdded(tx: Tx, channel: ChannelHead, user: UserRow, by: UserRow): Promise<void> {
  const guest = isGuest(user);
  await postSystemMessage(tx, {
    type: guest ? 'system_add_guest_to_chan' : 'system_add_to_channel',
    channel,
    user: by,
    message: `${user.username} was added to the channel${guest ? ' as a guest' : ''} by ${by.username}.`,
    props: { userId: by.id, username: by.username, addedUserId: user.id, addedUsername: user.username },
  });
}

/** May this person be in the channel at all? Deactivated people, people outside the team and those whom its rules keep out may not. */
async function checkMayBeMember(tx: Tx, channel: ChannelHead, user: UserRow): Promise<void> {
  if (user.delete_at > 0) throw forbidden('app.channel.add_member.deleted_user.app_error');
  const inTeam = await findTeamMember(tx.db, channel.team_id, user.id);
  if (!inTeam) throw notFound('app.team.get_member.missing.app_error');
  if (inTeam.delete_at > 0) throw badRequest('api.channel.add_user.to.channel.failed.deleted.app_error');
  await checkGroups(tx.db, channel, [user.id]);
  await checkRulesOfChannel(tx, channel, user.id);
}

/**
 * Somebody joins a channel of a team, or is brought in by another: membership, events, message. Who is in already stays as is,
 * and nothing is told. The membership is answered as it was before the message counted in it.
 */
export async function joinChannel(tx: Tx, channel: ChannelHead, { id }: Pick<UserRow, 'id'>, by: UserRow): Promise<ChannelMemberRow> {
  const user = await getHeldAccount(tx, id);
  const known = await findChannelMember(tx.db, channel.id, user.id);
  if (known) return known;
  await checkMayBeMember(tx, channel, user);
  const { member } = await putIn(tx, channel, user);
  await (by.id === user.id ? postJoined(tx, channel, user) : postAdded(tx, channel, user, by));
  return member;
}
