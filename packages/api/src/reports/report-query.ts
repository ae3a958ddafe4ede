import { t } from '@foremast/wire/scalars';

/** What reports on people are asked for. */
export const ReportQuery = t.Object({
  sort_column: t.String(),
  sort_direction: t.String(),
  direction: t.String(),
  page_size: t.String(),
  from_column_value: t.String(),
  from_id: t.String(),
  date_range: t.String(),
  role_filter: t.String(),
  team_filter: t.String(),
  has_no_team: t.Boolean(),
  hide_active: t.Boolean(),
  hide_inactive: t.Boolean(),
  guest_filter: t.String(),
  search_term: t.String(),
});
