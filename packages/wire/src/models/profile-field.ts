import { Id, Millis, type Static, t } from '../scalars.ts';

export const ProfileOption = t.Object({ id: t.String(), name: t.String(), color: t.String() });
export type ProfileOption = Static<typeof ProfileOption>;

export const ProfileFieldAttrs = t.Object({
  visibility: t.String(),
  sort_order: t.Number(),
  options: t.Nullable(t.Array(ProfileOption)),
  value_type: t.String(),
  ldap: t.String(),
  saml: t.String(),
  managed: t.String(),
  access_mode: t.String(),
  protected: t.Boolean(),
  source_plugin_id: t.String(),
});
export type ProfileFieldAttrs = Static<typeof ProfileFieldAttrs>;

/** Something that people tell of themselves, as the administrator laid it down. */
export const ProfileField = t.Object({
  id: Id,
  group_id: Id,
  name: t.String(),
  type: t.String(),
  attrs: ProfileFieldAttrs,
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
export type ProfileField = Static<typeof ProfileField>;

/** What people answered, by field. */
export const ProfileValues = t.Record(t.String(), t.Unknown());
export type ProfileValues = Static<typeof ProfileValues>;
