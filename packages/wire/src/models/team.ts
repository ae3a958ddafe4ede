import { Id, Millis, type Static, t } from '../scalars.ts';

export const Team = t.Object({
  id: Id,
  create_at: Millis,
  update_at: Millis,
  delete_at: Millis,
  display_name: t.String(),
  name: t.String(),
  description: t.String(),
  email: t.String(),
  type: t.String(),
  company_name: t.String(),
  allowed_domains: t.String(),
  invite_id: t.String(),
  allow_open_invite: t.Boolean(),
  scheme_id: t.Nullable(t.String()),
  group_constrained: t.Nullable(t.Boolean()),
  policy_id: t.Nullable(t.String()),
  cloud_limits_archived: t.Boolean(),
  last_team_icon_update: t.Optional(Millis),
});
export type Team = Static<typeof Team>;

export const TeamMember = t.Object({
  team_id: Id,
  user_id: Id,
  roles: t.String(),
  delete_at: Millis,
  scheme_guest: t.Boolean(),
  scheme_user: t.Boolean(),
  scheme_admin: t.Boolean(),
  explicit_roles: t.String(),
});
export type TeamMember = Static<typeof TeamMember>;

export const TeamUnread = t.Object({
  team_id: Id,
  msg_count: t.Integer(),
  mention_count: t.Integer(),
  mention_count_root: t.Integer(),
  msg_count_root: t.Integer(),
  thread_count: t.Integer(),
  thread_mention_count: t.Integer(),
  thread_urgent_mention_count: t.Integer(),
});
export type TeamUnread = Static<typeof TeamUnread>;

export const TeamStats = t.Object({ team_id: Id, total_member_count: t.Integer(), active_member_count: t.Integer() });

export const TeamsWithCount = t.Object({ teams: t.Array(Team), total_count: t.Integer() });

const Failure = t.Object({ id: t.String(), message: t.String(), detailed_error: t.String(), status_code: t.Integer() });

/** One of several memberships that were asked for: made, or not made and why. */
export const TeamMemberWithError = t.Object({ user_id: t.String(), member: t.Nullable(TeamMember), error: t.Nullable(Failure) });
export type TeamMemberWithError = Static<typeof TeamMemberWithError>;

export const EmailInviteWithError = t.Object({ email: t.String(), error: t.Nullable(Failure) });
export type EmailInviteWithError = Static<typeof EmailInviteWithError>;
