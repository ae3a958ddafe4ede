import { Id, Millis, type Static, t } from '../scalars.ts';

/** A piece of background work that administrators see. Every value in `data` is text. */
export const Job = t.Object({
  id: Id,
  type: t.String(),
  priority: t.Integer(),
  create_at: Millis,
  start_at: Millis,
  last_activity_at: Millis,
  status: t.String(),
  progress: t.Integer(),
  data: t.Nullable(t.StringMap()),
});
export type Job = Static<typeof Job>;

export const jobStatuses = ['pending', 'in_progress', 'success', 'error', 'warning', 'cancel_requested', 'canceled'] as const;
export type JobStatus = (typeof jobStatuses)[number];
