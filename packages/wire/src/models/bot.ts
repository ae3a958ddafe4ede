import { Id, Millis, type Static, t } from '../scalars.ts';

export const Bot = t.Object({
  user_id: Id,
  username: t.String(),
  display_name: t.Optional(t.String()),
  description: t.Optional(t.String()),
  owner_id: t.String(),
  last_icon_update: t.Optional(Millis),
  create_at: Millis,
  update_at: Millis,
  delete_at: Millis,
});
export type Bot = Static<typeof Bot>;
