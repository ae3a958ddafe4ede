import type { Tx } from '@foremast/kernel/context';
import { insertChannelMember, findChannelMember, type ChannelMemberRow } from '@foremast/store/queries/channel-members';
import type { ChannelHead } from '@foremast/store/queries/channels';
import type { UserRow } from '@foremast/store/queries/users';
import { userAdded } from '@foremast/wire/events';
import { isGuest } from '../users/is-guest.ts';
import { newChannelMember } from './membership.ts';

/** Puts somebody into a channel and tells the others and the one who was added; who is in already keeps the membership. */
export async function addChannelMember(tx: Tx, channel: ChannelHead, user: UserRow, flags: { admin?: boolean } = {}): Promise<{ member: ChannelMemberRow; isNew: boolean }> {
  const known = await findChannelMember(tx.db, channel.id, user.id);
  if (known) return { member: known, isNew: false };
  const member = newChannelMember(channel.id, user.id, tx.now(), { guest: isGuest(user), ...flags });
  await insertChannelMember(tx.db, member, tx.now());
  const data = { user_id: user.id, team_id: channel.team_id };
  tx.emit(userAdded, data, { channel: channel.id, omitUsers: [user.id] });
  tx.emit(userAdded, data, { channel: channel.id, user: user.id });
  return { member, isNew: true };
}
