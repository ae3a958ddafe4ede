import { Id, Millis, type Static, t } from '../scalars.ts';

/** What holds where no policy of its own does. Older than a cutoff is deleted; 0: nothing is. */
export const GlobalRetentionPolicy = t.Object({
  message_deletion_enabled: t.Boolean(),
  file_deletion_enabled: t.Boolean(),
  message_retention_cutoff: Millis,
  file_retention_cutoff: Millis,
});

/** `post_duration`: days; −1: messages are kept for good. */
export const RetentionPolicy = t.Object({
  id: Id,
  display_name: t.String(),
  post_duration: t.Nullable(t.Integer()),
  team_count: t.Integer(),
  channel_count: t.Integer(),
});
export type RetentionPolicy = Static<typeof RetentionPolicy>;

export const RetentionPolicies = t.Object({ policies: t.Array(RetentionPolicy), total_count: t.Integer() });
export const TeamRetentions = t.Object({
  policies: t.Array(t.Object({ team_id: Id, post_duration: t.Integer() })),
  total_count: t.Integer(),
});
export const ChannelRetentions = t.Object({
  policies: t.Array(t.Object({ channel_id: Id, post_duration: t.Integer() })),
  total_count: t.Integer(),
});
