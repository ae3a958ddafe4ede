import { Id, Millis, type Static, t } from '../scalars.ts';

/** Its id is its secret: who knows it may write. */
export const IncomingWebhook = t.Object({
  id: Id,
  create_at: Millis,
  update_at: Millis,
  delete_at: Millis,
  user_id: Id,
  channel_id: Id,
  team_id: Id,
  display_name: t.String(),
  description: t.String(),
  username: t.String(),
  icon_url: t.String(),
  channel_locked: t.Boolean(),
});
export type IncomingWebhook = Static<typeof IncomingWebhook>;

export const OutgoingWebhook = t.Object({
  id: Id,
  token: t.String(),
  create_at: Millis,
  update_at: Millis,
  delete_at: Millis,
  creator_id: Id,
  channel_id: t.String(),
  team_id: Id,
  trigger_words: t.Nullable(t.Array(t.String())),
  /** 0: the first word is a trigger; 1: it begins with one. */
  trigger_when: t.Integer(),
  callback_urls: t.Nullable(t.Array(t.String())),
  display_name: t.String(),
  description: t.String(),
  content_type: t.String(),
  username: t.String(),
  icon_url: t.String(),
});
export type OutgoingWebhook = Static<typeof OutgoingWebhook>;
