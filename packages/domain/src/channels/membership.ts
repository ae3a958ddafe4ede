import type { Tx } from '@foremast/kernel/context';
import { notFound } from '@foremast/kernel/error';
import { type ChannelMemberRow, insertChannelMember } from '@foremast/store/queries/channel-members';
import { holdChannel } from '@foremast/store/queries/channels';

export const defaultChannelNotifyProps = (): Record<string, string> => ({
  desktop: 'default',
  mark_unread: 'all',
  push: 'default',
  email: 'default',
  ignore_channel_mentions: 'default',
  channel_auto_follow_threads: 'off',
});

/** A fresh membership: nothing read yet, so all of the channel's history counts as unread until the first view. */
export function newChannelMember(channelId: string, userId: string, now: number, flags: { guest?: boolean; admin?: boolean } = {}): ChannelMemberRow {
  return {
    channel_id: channelId,
    user_id: userId,
    explicit_roles: '',
    last_viewed_at: 0,
    msg_count: 0,
    mention_count: 0,
    mention_count_root: 0,
    urgent_mention_count: 0,
    msg_count_root: 0,
    notify_props: defaultChannelNotifyProps(),
    last_update_at: now,
    scheme_guest: flags.guest === true,
    scheme_user: flags.guest !== true,
    scheme_admin: flags.admin === true,
    autotranslation_disabled: false,
  };
}

/** Writes a new membership. Throws `app.channel.get.existing.app_error` (404) where the channel went for good a moment ago. */
export async function saveMembership(tx: Tx, member: ChannelMemberRow): Promise<void> {
  if (!(await holdChannel(tx.db, member.channel_id))) throw notFound('app.channel.get.existing.app_error');
  await insertChannelMember(tx.db, member, tx.now());
}

/** Messages of these types move a channel's dates but not its counters. */
export const JOIN_LEAVE: ReadonlySet<string> = new Set([
  'system_join_leave',
  'system_add_remove',
  'system_join_channel',
  'system_leave_channel',
  'system_join_team',
  'system_leave_team',
  'system_add_to_channel',
  'system_remove_from_channel',
  'system_add_to_team',
  'system_remove_from_team',
]);
