import { Id, Millis, type Static, t } from '../scalars.ts';
import { User } from './user.ts';

const base = {
  id: Id,
  name: t.Optional(t.String()),
  display_name: t.String(),
  description: t.String(),
  source: t.String(),
  remote_id: t.Nullable(t.String()),
  create_at: Millis,
  update_at: Millis,
  delete_at: Millis,
  has_syncables: t.Boolean(),
  allow_reference: t.Boolean(),
  member_ids: t.Nullable(t.Array(t.String())),
  member_count: t.Optional(t.Integer()),
  channel_member_count: t.Optional(t.Integer()),
  channel_member_timezones_count: t.Optional(t.Integer()),
};

/** People under one name: made here (`custom`), or brought by a directory. */
export const Group = t.Object(base);
export type Group = Static<typeof Group>;

export const GroupsWithCount = t.Object({ groups: t.Array(Group), total_count: t.Integer() });

/** A group of a team or channel; `scheme_admin`: its members administer it. */
export const GroupWithSchemeAdmin = t.Object({ ...base, scheme_admin: t.Optional(t.Boolean()) });
export type GroupWithSchemeAdmin = Static<typeof GroupWithSchemeAdmin>;

export const GroupMember = t.Object({ group_id: Id, user_id: Id, create_at: Millis, delete_at: Millis });
export type GroupMember = Static<typeof GroupMember>;

export const GroupMemberList = t.Object({ members: t.Array(User), total_member_count: t.Integer() });

export const GroupStats = t.Object({ group_id: t.String(), total_member_count: t.Integer() });

/** What fills a team or a channel from a group. */
export const GroupSyncable = t.Object({
  group_id: Id,
  auto_add: t.Boolean(),
  scheme_admin: t.Boolean(),
  create_at: Millis,
  delete_at: Millis,
  update_at: Millis,
  type: t.String(),
  channel_id: t.Optional(t.String()),
  channel_display_name: t.Optional(t.String()),
  channel_type: t.Optional(t.String()),
  team_id: t.Optional(t.String()),
  team_display_name: t.Optional(t.String()),
  team_type: t.Optional(t.String()),
});
export type GroupSyncable = Static<typeof GroupSyncable>;
