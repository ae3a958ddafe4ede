import type { ChannelMemberRow } from '@foremast/store/queries/channel-members';
import { channelHead, type ChannelHead, type ChannelRow } from '@foremast/store/queries/channels';
import type { Db } from '@foremast/store/store';
import type { Channel, ChannelMember } from '@foremast/wire/models/channel';
import { channelRolesOf } from '../permissions/roles.ts';

/** A channel as it goes out; `props` are only echoed by the call that sent them. */
export function presentChannel(row: ChannelRow, props: unknown = null): Channel {
  return { ...row, props, policy_id: null, policy_enforced: false, policy_is_active: false };
}

/** A membership with the roles that its flags imply. The times of other people's memberships are nobody's business: -1. */
export async function presentChannelMember(db: Db, row: ChannelMemberRow, viewerId: string, channel?: ChannelHead): Promise<ChannelMember> {
  const head = channel ?? (await channelHead(db, row.channel_id));
  const roles = head ? await channelRolesOf(db, head, row) : [row.explicit_roles];
  const own = row.user_id === viewerId;
  return {
    channel_id: row.channel_id,
    user_id: row.user_id,
    roles: roles.join(' '),
    last_viewed_at: own ? row.last_viewed_at : -1,
    msg_count: row.msg_count,
    mention_count: row.mention_count,
    mention_count_root: row.mention_count_root,
    urgent_mention_count: row.urgent_mention_count,
    msg_count_root: row.msg_count_root,
    notify_props: row.notify_props,
    last_update_at: own ? row.last_update_at : -1,
    scheme_guest: row.scheme_guest === true,
    scheme_user: row.scheme_user === true,
    scheme_admin: row.scheme_admin === true,
    explicit_roles: row.explicit_roles,
    autotranslation_disabled: row.autotranslation_disabled,
  };
}
