import { t } from '@foremast/wire/scalars';

/** An outgoing webhook, as it is made and changed. */
export const outgoingBody = t.Object({
  id: t.String(),
  token: t.String(),
  creator_id: t.String(),
  channel_id: t.String(),
  team_id: t.String(),
  trigger_words: t.Nullable(t.Array(t.String())),
  trigger_when: t.Integer(),
  callback_urls: t.Nullable(t.Array(t.String())),
  display_name: t.String(),
  description: t.String(),
  content_type: t.String(),
  username: t.String(),
  icon_url: t.String(),
});
