import { Id, Json, Millis, type Static, t } from '../scalars.ts';

/** Something that may be known of a target: of a reported message, say, who reported it. */
export const PropertyField = t.Object({
  id: Id,
  group_id: Id,
  name: t.String(),
  type: t.String(),
  attrs: t.Nullable(t.Record(t.String(), Json)),
  target_id: t.String(),
  target_type: t.String(),
  object_type: t.String(),
  protected: t.Boolean(),
  create_at: Millis,
  update_at: Millis,
  delete_at: Millis,
  created_by: t.String(),
  updated_by: t.String(),
});
export type PropertyField = Static<typeof PropertyField>;

export const PropertyValue = t.Object({
  id: Id,
  target_id: t.String(),
  target_type: t.String(),
  group_id: Id,
  field_id: Id,
  value: Json,
  create_at: Millis,
  update_at: Millis,
  delete_at: Millis,
  created_by: t.String(),
  updated_by: t.String(),
});
export type PropertyValue = Static<typeof PropertyValue>;
