import { channelsByIds } from '@foremast/store/queries/channel-lists';
import type { ChannelMemberRow } from '@foremast/store/queries/channel-members';
import { type ChannelHead, type ChannelRow, channelHead, channelHeads } from '@foremast/store/queries/channels';
import type { TeamFacts } from '@foremast/store/queries/channels-with-teams';
import type { Db } from '@foremast/store/store';
import type { Channel, ChannelMember, ChannelWithTeamData } from '@foremast/wire/models/channel';
import { channelRolesOf } from '../permissions/roles.ts';

/** A channel as it goes out; `props` are only echoed by the call that sent them. */
export function presentChannel({ policy_active, ...row }: ChannelRow, props: unknown = null): Channel {
  return { ...row, props, policy_id: null, policy_enforced: isGuarded({ policy_active }), policy_is_active: Boolean(policy_active) };
}

/** Has the channel an access policy? */
export const isGuarded = ({ policy_active }: Pick<ChannelHead, 'policy_active'>): boolean => policy_active !== undefined && policy_active !== null;

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

/** What is remembered of these channels; what is not is read at once. */
async function headsOf(db: Db, ids: readonly string[]): Promise<Map<string, ChannelHead>> {
  const heads = new Map<string, ChannelHead>();
  for (const id of ids) {
    const known = db.memory.peek(channelHeads, id);
    if (known) heads.set(id, known);
  }
  const missing = ids.filter((id) => !heads.has(id));
  for (const row of await channelsByIds(db, missing)) heads.set(row.id, row);
  return heads;
}

/** Several memberships, of whatever channels. */
export async function presentChannelMembers(db: Db, rows: readonly ChannelMemberRow[], viewerId: string): Promise<ChannelMember[]> {
  const heads = await headsOf(db, [...new Set(rows.map((row) => row.channel_id))]);
  const members: ChannelMember[] = [];
  for (const row of rows) members.push(await presentChannelMember(db, row, viewerId, heads.get(row.channel_id)));
  return members;
}

/** A channel in lists over all teams. */
export function presentChannelWithTeam({
  team_display_name,
  team_name,
  team_update_at,
  policy_id,
  ...row
}: ChannelRow & TeamFacts): ChannelWithTeamData {
  return { ...presentChannel(row), policy_id, team_display_name, team_name, team_update_at };
}
