import { Json, Millis, type Static, t } from '../scalars.ts';
import { PostMetadata } from './post.ts';

const Priority = t.Record(t.String(), Json);

const text = {
  create_at: Millis,
  update_at: Millis,
  delete_at: Millis,
  user_id: t.String(),
  channel_id: t.String(),
  root_id: t.String(),
  message: t.String(),
  type: t.String(),
  props: t.Record(t.String(), Json),
  file_ids: t.Optional(t.Array(t.String())),
  priority: t.Optional(Priority),
  metadata: t.Optional(PostMetadata),
};

/** A message that somebody has begun to write. */
export const Draft = t.Object(text);
export type Draft = Static<typeof Draft>;

/** A message that will be sent for its author at an instant. */
export const ScheduledPost = t.Object({ id: t.String(), ...text, scheduled_at: Millis, processed_at: Millis, error_code: t.String() });
export type ScheduledPost = Static<typeof ScheduledPost>;

const body = {
  create_at: t.Integer(),
  update_at: t.Integer(),
  delete_at: t.Integer(),
  user_id: t.String(),
  channel_id: t.String(),
  root_id: t.String(),
  message: t.String(),
  type: t.String(),
  props: t.Record(t.String(), Json),
  file_ids: t.Array(t.String()),
  priority: t.Optional(Priority),
};

export const DraftBody = t.Object(body);
export type DraftBody = Static<typeof DraftBody>;
export const ScheduledPostBody = t.Object({ id: t.String(), ...body, scheduled_at: t.Integer(), processed_at: t.Integer(), error_code: t.String() });
export type ScheduledPostBody = Static<typeof ScheduledPostBody>;
