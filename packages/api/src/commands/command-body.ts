import { t } from '@foremast/wire/scalars';

/** A command, as it is made and changed. */
export const commandBody = t.Object({
  id: t.String(),
  creator_id: t.String(),
  team_id: t.String(),
  trigger: t.String(),
  method: t.String(),
  username: t.String(),
  icon_url: t.String(),
  auto_complete: t.Boolean(),
  auto_complete_desc: t.String(),
  auto_complete_hint: t.String(),
  display_name: t.String(),
  description: t.String(),
  url: t.String(),
  plugin_id: t.String(),
});
