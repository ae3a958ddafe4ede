import { t } from '@foremast/wire/scalars';

/** An incoming webhook, as it is made and changed. */
export const incomingBody = t.Object({
  id: t.String(),
  user_id: t.String(),
  channel_id: t.String(),
  team_id: t.String(),
  display_name: t.String(),
  description: t.String(),
  username: t.String(),
  icon_url: t.String(),
  channel_locked: t.Boolean(),
});
