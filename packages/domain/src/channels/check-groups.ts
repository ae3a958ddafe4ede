import { badRequest } from '@foremast/kernel/error';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { outsideGroups } from '@foremast/store/queries/filled-from-groups';
import type { UserRow } from '@foremast/store/queries/users';
import type { Db } from '@foremast/store/store';

type Filled = Pick<ChannelHead, 'id' | 'group_constrained'>;

/** A channel filled from groups takes in nobody else; bots come and go as they are told. */
export async function groupsKeepOut(db: Db, channel: Filled, userIds: readonly string[]): Promise<boolean> {
  return channel.group_constrained === true && (await outsideGroups(db, { kind: 'channel', id: channel.id }, userIds)).length > 0;
}

/** Throws `api.channel.add_members.user_denied` (400) when the channel is filled from groups and one of these people is in none. */
export async function checkGroups(db: Db, channel: Filled, userIds: readonly string[]): Promise<void> {
  if (await groupsKeepOut(db, channel, userIds)) throw badRequest('api.channel.add_members.user_denied');
}

/** Whom groups bring in nobody else takes out. Throws `api.channel.remove_member.group_constrained.app_error` (400). */
export function checkMayRemove(channel: Filled, user: Pick<UserRow, 'id' | 'bot_id'>, by: Pick<UserRow, 'id'>): void {
  if (channel.group_constrained && user.id !== by.id && user.bot_id === null)
    throw badRequest('api.channel.remove_member.group_constrained.app_error');
}
