import { t } from '@foremast/wire/scalars';

/** What consoles look for channels by. */
export const ConsoleSearchBody = t.Object({
  term: t.String(),
  team_ids: t.Array(t.String()),
  not_associated_to_group: t.String(),
  exclude_default_channels: t.Boolean(),
  group_constrained: t.Boolean(),
  exclude_group_constrained: t.Boolean(),
  exclude_policy_constrained: t.Boolean(),
  public: t.Boolean(),
  private: t.Boolean(),
  include_deleted: t.Boolean(),
  include_search_by_id: t.Boolean(),
  exclude_remote: t.Boolean(),
  deleted: t.Boolean(),
  access_control_policy_enforced: t.Boolean(),
  exclude_access_control_policy_enforced: t.Boolean(),
  parent_access_control_policy_id: t.String(),
  page: t.Optional(t.Integer()),
  per_page: t.Optional(t.Integer()),
});
