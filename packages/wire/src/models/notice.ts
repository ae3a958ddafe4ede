import { type Static, t } from '../scalars.ts';

/** A notice in the product, as clients show it. */
export const Notice = t.Object({
  id: t.String(),
  title: t.String(),
  description: t.String(),
  image: t.Optional(t.String()),
  action: t.Optional(t.String()),
  actionParam: t.Optional(t.String()),
  actionText: t.Optional(t.String()),
  sysAdminOnly: t.Boolean(),
  teamAdminOnly: t.Boolean(),
});
export type Notice = Static<typeof Notice>;
