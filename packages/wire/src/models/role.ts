import { Id, Millis, type Static, t } from '../scalars.ts';

export const Role = t.Object({
  id: Id,
  name: t.String(),
  display_name: t.String(),
  description: t.String(),
  create_at: Millis,
  update_at: Millis,
  delete_at: Millis,
  permissions: t.Array(t.String()),
  scheme_managed: t.Boolean(),
  built_in: t.Boolean(),
  scheme_id: t.Nullable(t.String()),
});
export type Role = Static<typeof Role>;
