import { Id, Millis, type Static, t } from '../scalars.ts';

/** A signed-in client; the token is never told. */
export const Session = t.Object({
  id: Id,
  token: t.String(),
  create_at: Millis,
  expires_at: Millis,
  last_activity_at: Millis,
  user_id: Id,
  device_id: t.String(),
  roles: t.String(),
  is_oauth: t.Boolean(),
  expired_notify: t.Boolean(),
  props: t.StringMap(),
  team_members: t.Nullable(t.Array(t.Unknown())),
  local: t.Boolean(),
});
export type Session = Static<typeof Session>;
