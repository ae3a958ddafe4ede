import { Id, Json, Millis, type Static, t } from '../scalars.ts';

export const BannerInfo = t.Object({ enabled: t.Nullable(t.Boolean()), text: t.Nullable(t.String()), background_color: t.Nullable(t.String()) });
export type BannerInfo = Static<typeof BannerInfo>;

/** `O` open, `P` private, `D` direct between two people, `G` group message. */
export type ChannelType = 'O' | 'P' | 'D' | 'G';

export const Channel = t.Object({
  id: Id,
  create_at: Millis,
  update_at: Millis,
  delete_at: Millis,
  team_id: t.String(),
  type: t.String(),
  display_name: t.String(),
  name: t.String(),
  header: t.String(),
  purpose: t.String(),
  last_post_at: Millis,
  total_msg_count: t.Integer(),
  extra_update_at: Millis,
  creator_id: t.String(),
  scheme_id: t.Nullable(t.String()),
  props: Json,
  group_constrained: t.Nullable(t.Boolean()),
  autotranslation: t.Boolean(),
  shared: t.Nullable(t.Boolean()),
  total_msg_count_root: t.Integer(),
  policy_id: t.Nullable(t.String()),
  last_root_post_at: Millis,
  banner_info: t.Nullable(BannerInfo),
  policy_enforced: t.Boolean(),
  policy_is_active: t.Boolean(),
  default_category_name: t.String(),
});
export type Channel = Omit<Static<typeof Channel>, 'type'> & { type: ChannelType };

export const ChannelMember = t.Object({
  channel_id: Id,
  user_id: Id,
  roles: t.String(),
  last_viewed_at: Millis,
  msg_count: t.Integer(),
  mention_count: t.Integer(),
  mention_count_root: t.Integer(),
  urgent_mention_count: t.Integer(),
  msg_count_root: t.Integer(),
  notify_props: t.StringMap(),
  last_update_at: Millis,
  scheme_guest: t.Boolean(),
  scheme_user: t.Boolean(),
  scheme_admin: t.Boolean(),
  explicit_roles: t.String(),
  autotranslation_disabled: t.Boolean(),
});
export type ChannelMember = Static<typeof ChannelMember>;

export const ChannelMemberWithTeamData = t.Composite([
  ChannelMember,
  t.Object({ team_display_name: t.String(), team_name: t.String(), team_update_at: Millis }),
]);
export type ChannelMemberWithTeamData = Static<typeof ChannelMemberWithTeamData>;

export const ChannelStats = t.Object({
  channel_id: Id,
  member_count: t.Integer(),
  guest_count: t.Integer(),
  pinnedpost_count: t.Integer(),
  files_count: t.Integer(),
});
export type ChannelStats = Static<typeof ChannelStats>;

export const ChannelMemberCountByGroup = t.Object({ group_id: Id, channel_member_count: t.Integer(), channel_member_timezones_count: t.Integer() });
export type ChannelMemberCountByGroup = Static<typeof ChannelMemberCountByGroup>;

/** A channel in lists over all teams. */
export const ChannelWithTeamData = t.Composite([Channel, t.Object({ team_display_name: t.String(), team_name: t.String(), team_update_at: Millis })]);
export type ChannelWithTeamData = Static<typeof ChannelWithTeamData>;

/** A page of such a list, wrapped when it was asked how many there are in all. */
export const ChannelsWithTeamData = t.Union([
  t.Array(ChannelWithTeamData),
  t.Object({ channels: t.Array(ChannelWithTeamData), total_count: t.Integer() }),
]);

/** A part of somebody's sidebar in a team. */
export const SidebarCategory = t.Object({
  id: t.String(),
  user_id: Id,
  team_id: Id,
  sort_order: t.Integer(),
  sorting: t.String(),
  type: t.String(),
  display_name: t.String(),
  muted: t.Boolean(),
  collapsed: t.Boolean(),
  channel_ids: t.Array(t.String()),
});
export type SidebarCategory = Static<typeof SidebarCategory>;

export const OrderedSidebarCategories = t.Object({ categories: t.Array(SidebarCategory), order: t.Array(t.String()) });
export type OrderedSidebarCategories = Static<typeof OrderedSidebarCategories>;

const ModeratedRole = t.Object({ value: t.Boolean(), enabled: t.Boolean() });

/** A right that a channel may take from its members and guests. `enabled`: they would have it without the channel's own scheme. */
export const ChannelModeration = t.Object({
  name: t.String(),
  roles: t.Object({ guests: t.Nullable(ModeratedRole), members: t.Nullable(ModeratedRole) }),
});
export type ChannelModeration = Static<typeof ChannelModeration>;
