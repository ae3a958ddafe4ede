import { Id, Millis, type Static, t } from '../scalars.ts';

export const Audit = t.Object({
  id: Id,
  create_at: Millis,
  user_id: t.String(),
  action: t.String(),
  extra_info: t.String(),
  ip_address: t.String(),
  session_id: t.String(),
});
export type Audit = Static<typeof Audit>;
