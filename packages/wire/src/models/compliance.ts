import { Id, Millis, type Static, t } from '../scalars.ts';

/** A report on who wrote what in a span of time. `keywords` and `emails` narrow it. */
export const Compliance = t.Object({
  id: Id,
  create_at: Millis,
  user_id: t.String(),
  status: t.String(),
  count: t.Integer(),
  desc: t.String(),
  type: t.String(),
  start_at: Millis,
  end_at: Millis,
  keywords: t.String(),
  emails: t.String(),
});
export type Compliance = Static<typeof Compliance>;
