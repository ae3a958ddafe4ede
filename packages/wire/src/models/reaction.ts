import { Id, Millis, type Static, t } from '../scalars.ts';

export const Reaction = t.Object({
  user_id: Id,
  post_id: Id,
  emoji_name: t.String(),
  create_at: Millis,
  update_at: Millis,
  delete_at: Millis,
  remote_id: t.Nullable(t.String()),
  channel_id: t.String(),
});
export type Reaction = Static<typeof Reaction>;
