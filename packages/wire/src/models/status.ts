import { Id, Millis, type Static, t } from '../scalars.ts';

/** The answer of operations that have nothing to tell. */
export const StatusOK = t.Object({ status: t.String() });

export const Status = t.Object({
  user_id: Id,
  status: t.String(),
  manual: t.Boolean(),
  last_activity_at: Millis,
  active_channel: t.Optional(t.String()),
  dnd_end_time: t.Integer(),
});
export type Status = Static<typeof Status>;
